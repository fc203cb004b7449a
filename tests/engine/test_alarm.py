"""Work in this process has a limit of time, where the system can ring a bell."""

import signal
import threading

import pytest

from faracheck.engine.alarm import TimeIsUpError, can_ring, limited


def endless() -> None:
    while True:
        try:
            sum(range(1000))
        except Exception:  # noqa: BLE001, S112 - as code on the way may do
            continue


@pytest.mark.skipif(not can_ring(), reason="the system has no bell")
class TestTheBell:
    def test_ends_what_would_never_end_whatever_catches_errors(self) -> None:
        with pytest.raises(TimeIsUpError), limited(0.05):
            endless()

    def test_is_silent_once_the_work_is_done(self) -> None:
        before = signal.getsignal(signal.SIGALRM)
        with limited(0.05):
            pass

        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
        assert signal.getsignal(signal.SIGALRM) is before

    def test_is_not_rung_in_a_thread_that_would_not_hear_it(self) -> None:
        heard = []

        def work() -> None:
            with limited(1):
                heard.append(signal.getitimer(signal.ITIMER_REAL)[0])

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

        assert heard == [0.0]
