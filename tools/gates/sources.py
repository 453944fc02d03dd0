#!/usr/bin/env python3
"""All gates that only read the sources, in a few seconds. Usage: sources.py [ROOT]"""
import sys

import banned
import care_numbers
import error_ids
import gate
import hazards
import include_direction
import left_behind
import web_thin

GATES = [include_direction, banned, care_numbers, error_ids, hazards, left_behind, web_thin]

if __name__ == "__main__":
    gate.report([(g.NAME, g.check) for g in GATES], sys.argv[1] if len(sys.argv) > 1 else gate.ROOT)
