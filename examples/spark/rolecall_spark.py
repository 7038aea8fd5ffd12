"""Runs `rolecall extract` as the map and `rolecall evaluate` as the reduce of an Apache Spark job."""

import argparse
import os
import shlex
import subprocess
import sys
import time
import zlib

from pyspark.sql import SparkSession

# Exit codes of Rolecall that come with a report: passed, violated, something could not be analysed.
REPORTED = (0, 1, 3)
EXTENSIONS = (".json", ".yaml", ".yml", ".template")


def inputs_below(folder):
    """Paths of the files below a folder that may be inputs, relative to the working directory, sorted."""
    found = (os.path.join(at, name) for at, _, names in os.walk(folder) for name in names)
    return sorted(os.path.relpath(path) for path in found if path.endswith(EXTENSIONS))


def extract(command, cwd, partitions):
    """The map: from the paths of one partition to the text of a facts file, in a list."""

    def run(index, paths):
        listed = "".join(f"{path}\0" for path in paths)
        part = ["--part", f"{index + 1}/{partitions}"]
        arguments = [*command, "extract", "--no-config", "--files-from", "-", "-0", *part]
        done = subprocess.run(arguments, input=listed.encode(), stdout=subprocess.PIPE, cwd=cwd, check=True)
        return [done.stdout]

    return run


def evaluate(command, facts, report):
    """The reduce: judges all facts, writes the report, and returns the exit code."""
    arguments = [*command, "evaluate", "-", "--no-config", "-f", f"json={report}"]
    return subprocess.run(arguments, input=b"".join(facts)).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder")
    parser.add_argument("--rolecall", default="rolecall", help="the command, as a shell would read it")
    parser.add_argument("--master", default="local-cluster[2,1,1024]")
    parser.add_argument("--partitions", type=int, default=16)
    parser.add_argument("--report", default="report.json")
    options = parser.parse_args()
    command = shlex.split(options.rolecall)
    paths = inputs_below(options.folder)

    spark = SparkSession.builder.master(options.master).appName("rolecall").getOrCreate()
    try:
        started = time.monotonic()
        keyed = spark.sparkContext.parallelize(paths).map(lambda path: (path, None))
        parts = keyed.partitionBy(options.partitions, lambda path: zlib.crc32(path.encode())).keys()
        facts = parts.mapPartitionsWithIndex(extract(command, os.getcwd(), options.partitions)).collect()
        extracted = time.monotonic()
    finally:
        spark.stop()
    code = evaluate(command, facts, options.report)
    print(
        f"{len(paths)} files, {options.partitions} partitions: extracted in {extracted - started:.1f} s,"
        f" evaluated in {time.monotonic() - extracted:.1f} s, exit code {code}",
        file=sys.stderr,
    )
    return 0 if code in REPORTED else code


if __name__ == "__main__":
    sys.exit(main())
