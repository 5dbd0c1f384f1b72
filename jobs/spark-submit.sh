#!/usr/bin/env bash
# Runs any command of Dangol through spark-submit: a night on a cluster, or on this machine.
#
#   jobs/spark-submit.sh nightly --conf conf/local.conf --as-of 2025-06-30
#
# Needs
# - Spark 4.1 with Scala 2.13 on JDK 17; spark-submit is taken from SPARK_HOME/bin, else from PATH;
# - target/dangol.jar (./mvnw -q package), which holds Delta, S3 and both stores but nothing that Spark has;
# - tables, logs and store where docs/deployment.md says.
#
# Arguments after the jar are Dangol's: --conf FILE is its configuration, not Spark's. What Spark
# wants goes into SPARK_OPTIONS, such as
#
#   SPARK_OPTIONS='--master yarn --deploy-mode client --executor-memory 8g' jobs/spark-submit.sh ...
#
# The master of spark-submit wins over spark.master in the configuration. The launcher adds the
# --add-opens that Spark needs on JDK 17, so .mvn/java.options is not wanted here.
#
# The exit code is Dangol's (0, 2 to 6, 70) in client mode, the default. In cluster mode the driver runs
# elsewhere and spark-submit knows only 0 and 1: read exit_code in the run report. There the configuration
# file and the log settings must be where the driver is (--files), and SQLite is of no use.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
submit=${SPARK_HOME:+$SPARK_HOME/bin/}spark-submit

if ! command -v "$submit" >/dev/null; then
  echo "There is no '$submit'. Install Spark 4.1 and set SPARK_HOME, or use scripts/dangol, which needs no Spark." >&2
  exit 2
fi
if [ ! -f "$here/target/dangol.jar" ]; then
  echo "There is no $here/target/dangol.jar. Build it: (cd '$here' && ./mvnw -q package)" >&2
  exit 2
fi

# What Dangol writes is for its user alone; names of files are UTF-8, whatever the caller's locale is.
umask 077
export LC_ALL=C.UTF-8
defaults='-Duser.language=en -Duser.country=US -Duser.variant= -Duser.timezone=UTC -Dfile.encoding=UTF-8 -XX:-DontCompileHugeMethods'

# Unquoted on purpose: several options.
# shellcheck disable=SC2086
exec "$submit" \
  --class io.dangol.app.Main \
  --name dangol \
  --driver-memory "${DANGOL_MEMORY:-4g}" \
  --driver-java-options "$defaults -Ddangol.project=$here -Dlog4j2.configurationFile=${DANGOL_LOG_CONFIG:-$here/conf/log4j2.properties}" \
  ${SPARK_OPTIONS:-} \
  "$here/target/dangol.jar" "$@"
