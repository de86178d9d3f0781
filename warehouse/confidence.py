"""From which confidence on rows count in the marts: docs/quality.md says how often such a one is right.

They stand apart, as whoever only asks what is published needs them, and none of what makes marts.
"""

from __future__ import annotations

# From this on a figure counts in the marts, where no other is asked for.
LEAST_CONFIDENCE = 0.6
# From this on an event stands in the timeline; of those read from outlets left out, seven in ten are events of their kind.
LEAST_EVENT_CONFIDENCE = 0.4
