"""The peer of the operations figure: Celery on Redis, a task that does nothing, results kept in Redis.

usage: celery_noop.py REDIS_URL COUNT   queues COUNT tasks, then starts a worker and prints the tasks finished each second.
"""
import os
import subprocess
import sys
import time

from celery import Celery, group

url = os.environ.get("CELERY_URL") or sys.argv[1]
app = Celery("celery_noop", broker=url, backend=url)
app.conf.update(worker_prefetch_multiplier=64, task_track_started=True)


@app.task(name="celery_noop.noop")
def noop():
    return None


if __name__ == "__main__":
    count = int(sys.argv[2])
    worker = subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "celery_noop", "worker", "-c", "2", "-l", "error"],
        cwd=sys.path[0],
        env={**os.environ, "PYTHONPATH": sys.path[0], "C_FORCE_ROOT": "1", "CELERY_URL": url},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    noop.delay().get(timeout=60)
    started = time.monotonic()
    group(noop.s() for _ in range(count)).apply_async().get(timeout=600)
    print(f"{count / (time.monotonic() - started):.0f}")
    worker.terminate()
    worker.wait()
