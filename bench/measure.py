"""Timing over HTTP, memory and statements: how each figure of the bench is taken."""

import http.client
import statistics
import time
from pathlib import Path


class Visitor:
    """One kept-alive connection that carries a session's cookie."""

    def __init__(self, port, cookie):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self.headers = {"Cookie": cookie, "Accept-Language": "en", "Host": f"127.0.0.1:{port}"}

    def get(self, path):
        """``(seconds, body)`` of one page. Raises ``AssertionError`` unless the answer is 200."""
        started = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        response = self.connection.getresponse()
        body = response.read()
        seconds = time.perf_counter() - started
        assert response.status == 200, f"{path}: {response.status}"
        return seconds, body


def paired(visit, visit_floor, rounds):
    """Visit both in turn; the medians in seconds and the median of the ratios pair by pair."""
    for _warm_up in range(40):  # each of the server's threads has statements of its own to learn
        visit()
        visit_floor()
    pairs = [(visit(), visit_floor()) for _round in range(rounds)]
    return (
        statistics.median(ours for ours, _floor in pairs),
        statistics.median(floor for _ours, floor in pairs),
        statistics.median(ours / floor for ours, floor in pairs),
    )


def proportional_memory(pids):
    """PSS of the processes together, in MiB."""
    total = 0
    for pid in pids:
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1])
    return total / 1024


def children_of(pid):
    """The processes that ``pid`` started."""
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
