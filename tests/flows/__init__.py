"""Sources, stages, the Prefect flow, the command line."""
