"""Dangol's nights under Airflow 3.

One run for each date of the shop. Its data interval starts on that date in the shop's zone, and ends when the night may
begin; the date is handed to Dangol as --as-of. Put this file into the DAGs folder and set where the workers run:

    DANGOL_COMMAND        the program (default /opt/dangol/scripts/dangol)
    DANGOL_CONF           its configuration (default /etc/dangol/shop.conf)

and for the process that reads DAG files as well as the workers, all optional:

    DANGOL_ZONE           the shop's zone, as in its configuration (default UTC)
    DANGOL_SCHEDULE       when a night may begin, in that zone (default 10 3 * * *)
    DANGOL_RETRIES        how often a night is tried again after storage trouble, exit code 4 (default 3)
    DANGOL_RETRY_SECONDS  how long after (default 600)
    DANGOL_HOURS          how long a night may take (default 6)

Secrets reach Dangol as the workers' environment has them.
"""

import json
import os
import re
import subprocess
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pendulum
from airflow.sdk import (
    DAG,
    Asset,
    CronDataIntervalTimetable,
    Metadata,
    Param,
    get_current_context,
    task,
)
from airflow.sdk.exceptions import AirflowException, AirflowFailException, AirflowSkipException

ZONE = os.environ.get("DANGOL_ZONE", "UTC")
SCHEDULE = os.environ.get("DANGOL_SCHEDULE", "10 3 * * *")
RETRIES = int(os.environ.get("DANGOL_RETRIES", "3"))
RETRY_DELAY = timedelta(seconds=int(os.environ.get("DANGOL_RETRY_SECONDS", "600")))
LIMIT = timedelta(hours=float(os.environ.get("DANGOL_HOURS", "6")))

STORAGE = 4
REPORT = "run-report.json"
SECONDS_TO_END = 60
MESSAGE_LINES = 3
LOG_LINE = re.compile(r"\d{4}-\d\d-\d\d \d\d:|Picked up JAVA_TOOL_OPTIONS|WARNING: Using incubator modules")

RELEASE = Asset(name="dangol_release", uri="dangol://release")


def as_of(context) -> date:
    """The date given by hand, else the local date on which the data interval starts."""
    given = context["params"]["as_of"]
    if given:
        return date.fromisoformat(given)
    start = context.get("data_interval_start")
    if start is None:
        raise AirflowFailException("the run has no data interval: give it the parameter as_of")
    return start.astimezone(ZoneInfo(ZONE)).date()


@contextmanager
def started(command: list[str]) -> Iterator[subprocess.Popen]:
    """A process that does not outlive the task: Airflow ends tasks by an exception, too."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, umask=0o077) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(SECONDS_TO_END)
            except subprocess.TimeoutExpired:
                process.kill()


def run_night(day: date) -> dict:
    """Runs the night, copies what it says to the task's log, and returns its report."""
    program = os.environ.get("DANGOL_COMMAND", "/opt/dangol/scripts/dangol")
    conf = os.environ.get("DANGOL_CONF", "/etc/dangol/shop.conf")
    said, report = deque(maxlen=MESSAGE_LINES), ""
    with started([program, "nightly", "--conf", conf, "--as-of", day.isoformat()]) as process:
        for line in process.stdout:
            line = line.strip()
            if not line:
                continue
            print(line)
            if not LOG_LINE.match(line):
                said.append(line)
            if line.endswith(REPORT):
                report = line
        code = process.wait()
    message = " ".join(said)
    if code == STORAGE:
        raise AirflowException(f"exit code {code}, worth a retry: {message}")
    if code != 0:
        raise AirflowFailException(f"exit code {code}: {message}")
    return json.loads(Path(report).read_text())


with DAG(
    dag_id="dangol_nightly",
    description="Takes the day's files, trains, checks and publishes one release.",
    schedule=CronDataIntervalTimetable(SCHEDULE, timezone=ZONE),
    start_date=pendulum.datetime(2024, 1, 1, tz=ZONE),
    catchup=False,
    max_active_runs=1,
    params={
        "as_of": Param(
            None,
            type=["null", "string"],
            format="date",
            description="The date to run, as in 2026-06-30; none for that of the run's data interval.",
        )
    },
    doc_md=__doc__,
    tags=["dangol"],
):

    @task(retries=RETRIES, retry_delay=RETRY_DELAY, execution_timeout=LIMIT)
    def nightly() -> dict:
        """Skipped if there was nothing to do. Only storage trouble is tried again."""
        report = run_night(as_of(get_current_context()))
        if report["state"] == "nothing-to-do":
            raise AirflowSkipException(report["message"])
        return {key: report[key] for key in ("run_id", "as_of", "state", "release")}

    @task(outlets=[RELEASE])
    def announce(night: dict):
        """Tells other DAGs that readers see another release; nobody is told of one that was kept and not shown."""
        if night["state"] != "published":
            raise AirflowSkipException(f"release {night['release']['number']} is not shown to readers")
        yield Metadata(
            RELEASE,
            extra={
                "run_id": night["run_id"],
                "as_of": night["as_of"],
                "release": night["release"]["number"],
                "rows": night["release"]["rows"],
            },
        )

    announce(nightly())
