"""The audit: green on a real run, red on each broken row."""
