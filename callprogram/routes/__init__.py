"""HTTP routes beside the pages, and what runs as long as they do."""

from starlette.routing import Route

from callprogram.routes import operations, twilio
from callprogram.routes.defences import Defences
from callprogram.routes.feed import feed
from callprogram.routes.go import Remembering, go
from callprogram.routes.limiting import Limiting
from callprogram.routes.own_machine import OwnMachineOnly
from callprogram.routes.uploads import Uploads
from callprogram.routes.worker import lifespan

__all__ = ["Defences", "Limiting", "OwnMachineOnly", "Remembering", "Uploads", "lifespan", "routes"]

routes = [
    Route("/health", operations.health, methods=["GET"]),
    Route("/readyz", operations.ready, methods=["GET"]),
    Route("/metrics", operations.metrics, methods=["GET"]),
    Route("/calendar/{secret}.ics", feed, methods=["GET"]),
    Route("/go/{page:path}", go, methods=["GET"]),
    *twilio.routes,
]
