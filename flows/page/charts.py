"""Charts of the page, as Vega-Lite without their data: the page adds those of the pair that is looked at."""

from __future__ import annotations

from typing import Any

# How a mark stands to the value that most stories agree on; the page gives each its colour, in this order.
STANDS = ("value", "agrees", "differs", "not counted", "official")
_SHAPES = ("stroke", "circle", "cross", "square", "diamond")
HEIGHT = 340
# As people write them: '240 bn'; d3 writes giga and tera.
_AMOUNTS = "replace(replace(replace(format(datum.value, '~s'), 'G', ' bn'), 'T', ' tn'), 'M', ' m')"


def trade_chart() -> dict[str, Any]:
    """Trade of one pair through time.

    Data sets that it needs: ``figures`` and ``official`` (from, to, value, stand), ``line`` (middle, value) and ``claims`` (at, low,
    high, value, stand, sure); times in milliseconds, ``tip`` is what a tooltip says and ``open`` what a click leads to.
    """
    import altair as alt

    stand = alt.Color("stand:N", scale=alt.Scale(domain=list(STANDS)), legend=alt.Legend(title=None, orient="bottom", symbolSize=90))
    shape = alt.Shape("stand:N", scale=alt.Scale(domain=list(STANDS), range=list(_SHAPES)), legend=alt.Legend(title=None, orient="bottom"))
    value = alt.Y("value:Q", title=None, scale=alt.Scale(zero=False, nice=True), axis=alt.Axis(labelExpr=_AMOUNTS, tickCount=6))
    sure = alt.Opacity("sure:Q", scale=alt.Scale(domain=[0, 1], range=[0.25, 1]), legend=None)
    tip = alt.Tooltip("tip:N")
    line = alt.Chart(alt.NamedData("line")).mark_line(strokeWidth=1, strokeDash=[2, 3], opacity=0.6).encode(alt.X("middle:T"), value)
    official = (
        alt.Chart(alt.NamedData("official"))
        .mark_rule(strokeWidth=2, strokeDash=[6, 3])
        .encode(alt.X("from:T"), alt.X2("to:T"), value, stand, tooltip=tip)
    )
    figures = (
        alt.Chart(alt.NamedData("figures"))
        .mark_rule(strokeWidth=5, strokeCap="round", opacity=0.45, cursor="pointer")
        .encode(alt.X("from:T"), alt.X2("to:T"), value, stand, tooltip=tip)
    )
    claims = alt.Chart(alt.NamedData("claims")).encode(alt.X("at:T", title=None, axis=alt.Axis(grid=False)), stand, sure, tooltip=tip)
    intervals = claims.mark_rule(strokeWidth=2, cursor="pointer").encode(alt.Y("low:Q"), alt.Y2("high:Q"))
    points = claims.mark_point(size=70, filled=True, cursor="pointer").encode(value, shape)
    chart = alt.layer(line, official, figures, intervals, points).properties(width="container", height=HEIGHT)
    return dict(chart.to_dict())
