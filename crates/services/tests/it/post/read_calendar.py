"""Reads a calendar from the standard input (icalendar) and prints what a program would show, as JSON."""

import json
import sys
from datetime import datetime

from icalendar import Calendar
from icalendar.parser import unescape_backslash


def seconds(value):
    assert value.dt.utcoffset() is not None, "an instant without a zone"
    return int(value.dt.timestamp())


def text(value):
    # NAME is a TEXT (RFC 7986, section 5.1), which icalendar 7.3 does not know and leaves as it came.
    return unescape_backslash(str(value))


def event(component):
    start = component["DTSTART"]
    is_day = not isinstance(start.dt, datetime)
    return {
        "uid": str(component["UID"]),
        "at": None if is_day else seconds(start),
        "day": start.dt.isoformat() if is_day else None,
        "stamped": seconds(component["DTSTAMP"]),
        "summary": str(component["SUMMARY"]),
        "description": str(component["DESCRIPTION"]) if "DESCRIPTION" in component else None,
        "url": str(component["URL"]),
        "minutes": component["DURATION"].dt.total_seconds() / 60 if "DURATION" in component else None,
        "alarms": [str(alarm["ACTION"]) for alarm in component.walk("VALARM")],
        "errors": [str(error) for error in component.errors],
    }


calendar = Calendar.from_ical(sys.stdin.buffer.read())
shown = {
    "name": text(calendar["NAME"]),
    "version": str(calendar["VERSION"]),
    "errors": [str(error) for error in calendar.errors],
    "events": [event(component) for component in calendar.walk("VEVENT")],
}
json.dump(shown, sys.stdout)
