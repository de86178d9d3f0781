"""What is printed of a sentence: its rows, without keys, places and what is null."""

from __future__ import annotations

from tests.quality.rows import main, rows_of


def test_rows_of_a_sentence(lexicon):
    assert list(rows_of("Minister Elena Paz said that the port would close.", lexicon)) == [
        "mentions: surface Elena Paz, basis name, rule title",
        "roles: person Elena Paz, role Minister, rule before",
        "quotes: mode indirect, content the port would close, cue said, speaker Elena Paz, rule clause_of_cue",
    ]


def test_without_a_sentence_it_says_how_it_is_called(capsys):
    assert main([]) == 2
    assert "python -m tests.quality.rows" in capsys.readouterr().err
