"""The tables; a column's name is the domain field's name, so that a row is a value and a value is a row."""

from callprogram.adapters.database.tables.calls import *
from callprogram.adapters.database.tables.cases import *
from callprogram.adapters.database.tables.customers import *
from callprogram.adapters.database.tables.imports import *
from callprogram.adapters.database.tables.letters import *
from callprogram.adapters.database.tables.lists import *
from callprogram.adapters.database.tables.members import *
from callprogram.adapters.database.tables.metadata import *
from callprogram.adapters.database.tables.programs import *
from callprogram.adapters.database.tables.promises import *
