"""Tests of the readings: tables of sentences and what a careful reader takes from them, and properties over all."""
