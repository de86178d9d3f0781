"""What Great Expectations imports and no expectation of ours uses is not loaded; what is used later is there then."""

from __future__ import annotations

import subprocess
import sys


def printed(program: str) -> str:
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_the_engine_starts_without_charts_and_statistics() -> None:
    program = "import expectations.engine, sys; print(sorted({'scipy.stats._stats_py', 'altair.vegalite'} & set(sys.modules)))"
    assert printed(program) == "[]"


def test_what_is_used_is_loaded_then() -> None:
    program = "import expectations.engine; from scipy import stats; print(stats.norm.cdf(0))"
    assert printed(program) == "0.5"


def test_what_is_loaded_or_not_installed_stays_as_it_is() -> None:
    program = (
        "import json, sys; from expectations.late_imports import import_late; import_late('json', 'no_such_module', 'wave');"
        "import json as again\nimport wave\nprint(again is json, 'chunk' in sys.modules or 'audioop' in sys.modules, wave.WAVE_FORMAT_PCM)\n"
        "try:\n    import no_such_module\nexcept ModuleNotFoundError as error:\n    print(error.name)"
    )
    assert printed(program) == "True False 1\nno_such_module"


def test_our_own_kinds_of_expectations_say_nothing_when_they_are_made() -> None:
    answer = subprocess.run([sys.executable, "-c", "import expectations.natives"], capture_output=True, text=True, check=True)
    assert (answer.stdout, answer.stderr) == ("", "")
