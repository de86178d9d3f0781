"""Tests, in the shape of the four packages: real files in, published Parquet out."""
