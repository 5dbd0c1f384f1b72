#!/usr/bin/env bash
# A night on YARN, in client mode, from a host of the cluster that has Spark 4.1 and the project's folder.
# Written after Spark 4.1's documentation; it has not been run by the project.
#
#   jobs/yarn/nightly.sh --conf conf/production.conf
#
# Needs HADOOP_CONF_DIR, SPARK_HOME and DANGOL_POSTGRES_PASSWORD. More options for Spark go into SPARK_OPTIONS.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
: "${HADOOP_CONF_DIR:?must name the folder with core-site.xml and yarn-site.xml}"

# YARN puts the file next to each executor before it starts: what Spark itself says of a failed task may hold a value of a row.
export SPARK_OPTIONS="--master yarn --deploy-mode client
  --num-executors ${DANGOL_EXECUTORS:-4} --executor-cores 4 --executor-memory 8g
  --files $here/conf/log4j2.properties
  --conf spark.executor.extraJavaOptions=-Dlog4j2.configurationFile=log4j2.properties
  --conf spark.yarn.maxAppAttempts=1
  ${SPARK_OPTIONS:-}"
exec "$here/jobs/spark-submit.sh" nightly "$@"
