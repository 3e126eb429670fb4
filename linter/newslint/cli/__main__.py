"""`python -m newslint.cli`."""

import sys

from newslint.cli import main

sys.exit(main())
