"""Uploads: no more is kept for a session and for all of them than the machine can hold."""

from collections import Counter
from dataclasses import dataclass, field

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from callprogram.routes import Uploads
from tests.servers.asking import ask

PATH = "/_stcore/upload_file/{session}/{file}"


@dataclass
class House:
    """Ten bytes for a session, fifteen for all; what arrives is kept."""

    kept: Counter[str] = field(default_factory=Counter)
    on_their_way: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        inside = Starlette(routes=[Route(PATH, self.take, methods=["PUT", "DELETE"])])
        self.door = Uploads(inside, lambda: Counter(self.kept), a_session=10, all=15)

    async def take(self, request: Request) -> Response:
        self.on_their_way.append(self.door.coming.total())
        self.kept[request.path_params["session"]] += int(request.headers.get("content-length", "0"))
        return Response(status_code=204)

    def put(self, session: str, length: str = "6", method: str = "PUT") -> int:
        path = f"/_stcore/upload_file/{session}/file"
        return ask(self.door, path, method=method, **({"content_length": length} if length else {})).status


def test_a_session_has_so_much_and_no_more() -> None:
    house = House()
    assert [house.put("ada"), house.put("ada"), house.put("ada", "4")] == [204, 413, 204]


def test_all_sessions_together_have_so_much_and_get_it_back_when_one_ends() -> None:
    house = House()
    assert [house.put("ada", "10"), house.put("ben"), house.put("ben", "5")] == [204, 503, 204]
    del house.kept["ada"]
    assert house.put("eve") == 204


def test_what_is_on_its_way_counts_and_no_longer_than_that() -> None:
    house = House()
    house.put("ada")
    assert (house.on_their_way, house.door.coming.total()) == ([6], 0)


def test_a_file_that_does_not_say_how_long_it_is_is_not_read() -> None:
    assert [House().put("ada", length) for length in ("", "-1", "ten")] == [411, 411, 411]


def test_what_is_no_upload_is_not_counted() -> None:
    assert House().put("ada", "999", method="DELETE") == 204
