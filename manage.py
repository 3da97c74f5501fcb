#!/usr/bin/env python
"""Django's own commands, for developers; the product's command is ``puebla``."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "puebla.config.settings")
    execute_from_command_line(sys.argv)
