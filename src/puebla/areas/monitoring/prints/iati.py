"""The results of a plan by the result model of the International Aid Transparency Initiative (IATI 2.03).

A plan is one IATI activity. Its expected results and indicators belong together as a set (sources.md 2.21), so that
there is one result element for each OECD-DAC level of its indicators, with all the expected results in its description.
Codes: iatistandard.org, version 2.03 (ResultType, IndicatorMeasure, OrganisationType, ActivityStatus, DocumentCategory).
"""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import BinaryIO
from xml.etree.ElementTree import Element, ElementTree, SubElement, indent

from django.urls import reverse
from django.utils import translation

from puebla.areas.plans.models import Indicator, Passage, Plan
from puebla.areas.plans.queries.indicator import period_of_plan
from puebla.areas.plans.queries.published import as_published
from puebla.areas.plans.rules.share import amount_of
from puebla.areas.plans.states import DacLevel
from puebla.kernel.access.standing import Standing
from puebla.kernel.documents.printable import printable
from puebla.kernel.languages import LANGUAGES
from puebla.profiles.process import process

from ..models import Measurement
from ..queries.figure import Figure, figures_of
from ..queries.measured import cell_of, indicators_visible_to
from ..queries.plan_results import results_of

VERSION = "2.03"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
RESULT_TYPES = {DacLevel.OUTPUT: "1", DacLevel.OUTCOME: "2", DacLevel.IMPACT: "3", "": "9"}
UNIT, PERCENTAGE = "1", "2"
MULTILATERAL, ACCOUNTABLE = "40", "2"
PIPELINE, IMPLEMENTATION, CLOSED = "1", "2", "4"
PLANNED_START, PLANNED_END = "1", "3"
ABOUT_RESULTS = "A08"


@dataclass(frozen=True)
class Publishing:
    """Who publishes what, when and for whom; ``address`` is where documents are found, empty where nowhere."""

    plan: Plan
    organisation: str
    at: dt.datetime
    on: dt.date
    standing: Standing
    address: str = ""


def iati_of(what: Publishing) -> ElementTree:
    """The whole file; the same question gives the same bytes."""
    root = Element(
        "iati-activities", {"version": VERSION, "generated-datetime": what.at.strftime("%Y-%m-%dT%H:%M:%SZ")}
    )
    activity = SubElement(root, "iati-activity", {LANG: "en"})
    _head(activity, what)
    visible = indicators_visible_to(what.standing).filter(plan=what.plan).prefetch_related("targets")
    indicators = [as_published(one) for one in visible]
    for level, code in RESULT_TYPES.items():
        of_level = [one for one in indicators if one.dac_level == level]
        if of_level:
            _result(activity, code, of_level, what)
    indent(root)
    for element in root.iter():
        _keep_to_xml(element)
    return ElementTree(root)


def _keep_to_xml(element):
    """Whatever stands in the records, no file is written that no parser reads."""
    if element.text:
        element.text = printable(element.text)
    for name, value in element.attrib.items():
        element.set(name, printable(value))


def _head(activity, what):
    plan, period = what.plan, period_of_plan(what.plan)
    names = process().data["name"]
    SubElement(activity, "iati-identifier").text = f"{what.organisation}-{plan.code}"
    reporting = SubElement(activity, "reporting-org", {"ref": what.organisation, "type": MULTILATERAL})
    _narratives(reporting, names)
    _told(activity, "title", _pair(plan, "title"))
    _told(activity, "description", _pair(plan, "mission") if plan.mission else _pair(plan, "title"))
    taking_part = {"ref": what.organisation, "type": MULTILATERAL, "role": ACCOUNTABLE}
    _narratives(SubElement(activity, "participating-org", taking_part), names)
    status = PIPELINE if what.on < period.from_on else IMPLEMENTATION if what.on < period.until_on else CLOSED
    SubElement(activity, "activity-status", {"code": status})
    SubElement(activity, "activity-date", {"type": PLANNED_START, "iso-date": period.from_on.isoformat()})
    if plan.until_year:
        SubElement(activity, "activity-date", {"type": PLANNED_END, "iso-date": period.last_on.isoformat()})


def _result(activity, code, indicators, what):
    adds_up = all(_adds_up(one) for one in indicators)
    result = SubElement(activity, "result", {"type": code, "aggregation-status": _truth(adds_up)})
    _told(
        result,
        "title",
        {"en": "Expected results of the plan, as a set", "es": "Resultados esperados del plan, en conjunto"},
    )
    results = results_of(what.plan)
    if results:
        _told(result, "description", {code: _joined(results, code) for code in LANGUAGES})
    for one in indicators:
        _indicator(result, one, what)


def _joined(results: list[Passage], language: str) -> str:
    return " ".join(getattr(one, f"text_{language}") or getattr(one, f"name_{language}") for one in results).strip()


def _indicator(result, indicator: Indicator, what):
    facts = {
        "measure": PERCENTAGE if indicator.is_share else UNIT,
        "ascending": _truth(indicator.is_ascending),
        "aggregation-status": _truth(_adds_up(indicator)),
    }
    element = SubElement(result, "indicator", facts)
    _told(element, "title", {code: indicator.named_with_unit(code) for code in LANGUAGES})
    method = _pair(indicator, "method")
    if any(method.values()):
        _told(element, "description", method)
    if indicator.baseline_value is not None and indicator.baseline_on is not None:
        said = {"year": str(indicator.baseline_on.year), "value": _amount(indicator, indicator.baseline_value)}
        SubElement(element, "baseline", {"iso-date": indicator.baseline_on.isoformat()} | said)
    for figure in figures_of(indicator, what.standing, on=what.on):
        if figure.value is not None or figure.target is not None:
            _period(element, indicator, figure, what)


def _period(element, indicator, figure: Figure, what):
    period = SubElement(element, "period")
    SubElement(period, "period-start", {"iso-date": figure.period.from_on.isoformat()})
    SubElement(period, "period-end", {"iso-date": figure.period.last_on.isoformat()})
    if figure.target is not None:
        SubElement(period, "target", {"value": _amount(indicator, figure.target)})
    if figure.value is not None:
        actual = SubElement(period, "actual", {"value": _amount(indicator, figure.value)})
        if figure.expected is not None:
            _told(actual, "comment", _reported(figure))
        _document(actual, _page(indicator, figure, what), what)
    for one in figure.measurements:
        _part(period, indicator, one, what)


def _reported(figure):
    """Of how many countries the value is known (F7)."""
    known, every = figure.reported, figure.expected
    if figure.is_sum:
        return {
            "en": f"Sum of the published values; {known} of {every} countries reported.",
            "es": f"Suma de los valores publicados; informaron {known} de {every} países.",
        }
    return {"en": f"{known} of {every} countries reported.", "es": f"Informaron {known} de {every} países."}


def _part(period, indicator, one: Measurement, what):
    """A value for one country, sex, body or topic, with where it comes from."""
    cell = cell_of(one)
    if not cell.split:
        return
    part = SubElement(period, "actual", {"value": _amount(indicator, cell.value)})
    for name, key in cell.split:
        SubElement(part, "dimension", {"name": name, "value": key})
    SubElement(SubElement(part, "comment"), "narrative").text = one.source
    _document(part, reverse("monitoring:measurement-detail", args=[one.pk]), what)


def _page(indicator, figure, what):
    """The records behind a counted number, else the page of the indicator."""
    if not figure.is_counted:
        return reverse("monitoring:indicator-detail", args=[indicator.plan.code, indicator.code])
    last = min(figure.period.last_on, what.on)
    address = reverse("monitoring:indicator-records", args=[indicator.plan.code, indicator.code])
    return f"{address}?since={figure.period.from_on.isoformat()}&on={last.isoformat()}"


def _document(element, page, what):
    """Where the records or the evidence are found."""
    if not what.address:
        return
    link = SubElement(element, "document-link", {"format": "text/html", "url": f"{what.address}{page}"})
    _told(link, "title", {"en": "Records and sources", "es": "Registros y fuentes"})
    SubElement(link, "category", {"code": ABOUT_RESULTS})


def _amount(indicator, value: Decimal) -> str:
    """As IATI writes it: a share as a percentage, nothing behind the comma that says nothing."""
    return f"{amount_of(value, is_share=indicator.is_share).normalize():f}"


def _adds_up(indicator):
    """What is counted is counted anew for each part and period."""
    return indicator.is_additive and not indicator.is_counted


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _pair(record, name):
    return {code: getattr(record, f"{name}_{code}") for code in LANGUAGES}


def _told(parent, name, texts):
    _narratives(SubElement(parent, name), texts)


def _narratives(element, texts):
    """The text in each language it has; in the other one where the first is missing."""
    for code in LANGUAGES:
        if texts.get(code):
            SubElement(element, "narrative", {LANG: code}).text = texts[code]


def write_iati(what: Publishing, stream: BinaryIO) -> None:
    """Write the file, with addresses in English, the language that IATI asks for."""
    with translation.override("en"):
        iati_of(what).write(stream, encoding="utf-8", xml_declaration=True)
