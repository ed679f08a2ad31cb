"""HTTP routes beside the pages, and what runs as long as they do."""

from starlette.routing import Route

from callprogram.routes import twilio
from callprogram.routes.health import health
from callprogram.routes.worker import lifespan

__all__ = ["lifespan", "routes"]

routes = [Route("/health", health, methods=["GET"]), *twilio.routes]
