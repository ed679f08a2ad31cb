"""Whole columns of telephone numbers at once, exactly as the domain's rules for phones read them one by one.

The steps are those of `phonenumbers.parse` and `is_valid_number`, each of them for all rows: international prefix,
calling code, national prefix, numbering plan. A cell that is not plainly one number stays undecided.
"""

import re
from collections.abc import Callable
from functools import cache
from itertools import product

import polars as pl
from phonenumbers import COUNTRY_CODE_TO_REGION_CODE, SUPPORTED_REGIONS, PhoneMetadata, region_code_for_country_code

from callprogram.adapters.frames.number_plans import NOT_IN_USE, PREFIXED, general_of, metadata_of, ranges
from callprogram.adapters.frames.number_ranges import RANGES, compiled_ranges
from callprogram.domain.customers.phones import LONGEST_LOCAL, leaves_out_area_codes

FEW = 500  # numbers, read one by one sooner than the tables for whole columns are made
_BETWEEN = r" \x{A0}\x{2010}-\x{2015}().-"
_FIGURE = f"[{_BETWEEN}]*[0-9]"
_ONE_SLASH = f"(?:{_FIGURE}){{0,5}}[{_BETWEEN}]*/(?:{_FIGURE}){{3,}}"  # behind an area code
_PLAIN = rf"^ *(?:(?:tel:|\(?)\+[{_BETWEEN}]*[1-9]|{_FIGURE})(?:(?:{_FIGURE}){{3,}}|{_ONE_SLASH})$"
_NO_FIGURES = dict.fromkeys(["tel:", *" \u00a0\u2010\u2011\u2012\u2013\u2014\u2015().-+/"], "")
_LONGEST = 60  # bytes, far fewer than what `phonenumbers` takes for no number
_CODE_FIGURES = 3
_MAIN_REGIONS = {str(code): region_code_for_country_code(code) for code in COUNTRY_CODE_TO_REGION_CODE}
_CODES = {
    code + "".join(rest): code
    for code in _MAIN_REGIONS
    for rest in product("0123456789", repeat=_CODE_FIGURES - len(code))
}

_Lookup = tuple[pl.Series, pl.Series]  # names, and what stands for them


def read_numbers(cells: pl.DataFrame) -> pl.DataFrame:
    """The number of each cell, which has `text` (never null) and `region` (ISO 3166 alpha-2, or null).

    In the same order: `e164` and its `kind`, as `number_plans` has it; both null where this does not decide. A number
    that is not in use has an `e164` where it is of a length that numbers have.
    """
    whole = _as_they_stand(_plain(cells))
    read, left = whole.filter(_is_settled()).select("row", "figures", "kind"), whole.filter(~_is_settled())
    if left.height:
        read = pl.concat([read, _taken_apart(left)])
    rows = cells.select(pl.int_range(pl.len(), dtype=pl.get_index_type()).alias("row"))
    return rows.join(read, on="row", how="left", maintain_order="left").select("kind", e164="+" + pl.col("figures"))


def code_of(figures: pl.Expr) -> pl.Expr:
    """The calling code of numbers; null where there is none."""
    return figures.str.head(_CODE_FIGURES).replace_strict(*_code_of_head(), default=None)


def _plain(cells: pl.DataFrame) -> pl.DataFrame:
    """The cells that are plainly one number: the figures `typed`, and whether a `plus` stands before them.

    Not those so short that their area code may be left out: the domain's rules decide.
    """
    text = pl.col("text")
    of_float = text.str.ends_with(".0") | text.str.ends_with(".00")
    is_plain = text.str.contains(_PLAIN) & ~of_float & (text.str.len_bytes() <= _LONGEST)
    figures = text.str.replace_many(_NO_FIGURES)
    plus = text.str.contains("+", literal=True)
    region = pl.col("region").cast(pl.String)
    plain = cells.with_row_index("row").filter(is_plain).select("row", region, typed=figures, plus=plus)
    is_short = (pl.col("typed").str.len_bytes() <= LONGEST_LOCAL) & ~pl.col("plus")
    regions = plain.filter(is_short)["region"].drop_nulls().unique()
    may_be_local = [each for each in regions if each in SUPPORTED_REGIONS and leaves_out_area_codes(each)]
    return plain.filter(~(is_short & pl.col("region").is_in(may_be_local).fill_null(value=False)))


def _as_they_stand(typed: pl.DataFrame) -> pl.DataFrame:
    """Numbers with nothing taken off: the `figures` of their E.164, and their `kind`, in regions of common prefixes."""
    code = pl.col("region").replace_strict(*_code_as_main(), default=None)
    figures = pl.when("plus").then("typed").otherwise(code + pl.col("typed"))
    return _with_kinds(typed.with_columns(figures=figures))


def _taken_apart(typed: pl.DataFrame) -> pl.DataFrame:
    """The numbers in use behind their prefixes, where they are read from their E.164 once more as the same."""
    home = typed.filter(~pl.col("plus")).with_columns(cut=_cut("region", "typed", _beginning(_international_prefix)))
    abroad = pl.col("cut").is_not_null() & ~pl.col("cut").str.starts_with("0")
    prefixed = [typed.filter("plus").select("row", "typed"), home.filter(abroad).select("row", typed="cut")]
    numbers = [_with_code(pl.concat(prefixed)), _without_own_code(home.filter(~abroad))]
    national = _national(pl.concat(numbers)).with_columns(figures=pl.col("code") + pl.col("number"))
    found = _with_kinds(national)
    used, unused = found.filter(pl.col("kind") > NOT_IN_USE), found.filter(pl.col("kind") == NOT_IN_USE)
    main = pl.col("code").replace_strict(*_main_of_code())
    again = _national(used.filter(~_is_settled()).with_columns(plan=main)).filter(pl.col("number") == pl.col("whole"))
    read = [used.filter(_is_settled()), again, unused.with_columns(figures=pl.when(_is_possible()).then("figures"))]
    return pl.concat(read).select("row", "figures", "kind")


def _is_possible() -> pl.Expr:
    """Whether numbers of a calling code can be as long as a number is."""
    return pl.concat_str("code", pl.lit(" "), pl.col("number").str.len_bytes()).is_in(_possible_lengths())


def _is_settled() -> pl.Expr:
    """Whether a number is in use and cannot be read in another way."""
    return (pl.col("kind") > NOT_IN_USE) & (pl.col("kind") & PREFIXED == 0)


def _with_code(typed: pl.DataFrame) -> pl.DataFrame:
    """Numbers taken apart behind the plus: `code`, the `plan` of its main region, `number`."""
    code = code_of(pl.col("typed"))
    plan = pl.col("code").replace_strict(*_main_of_code())
    number = pl.col("typed").str.slice(pl.col("code").str.len_bytes())
    return typed.with_columns(code=code).drop_nulls("code").select("row", "code", plan=plan, number=number)


def _without_own_code(typed: pl.DataFrame) -> pl.DataFrame:
    """Numbers typed at home, without their own calling code where only that makes them possible."""
    code = pl.col("region").replace_strict(*_code_of_region(), default=None)
    home = typed.select("row", code=code, plan="region", number="typed").drop_nulls("code")
    number, general = pl.col("number"), _whole(_general)
    begins = number.str.starts_with(pl.col("code"))
    coded = home.filter(begins).with_columns(whole="number", number=number.str.slice(pl.col("code").str.len_bytes()))
    now_possible = ~_is("plan", "whole", general) & _is("plan", "number", general)
    extracted = now_possible | _is("plan", "whole", _whole(_too_long))
    main = pl.col("code").replace_strict(*_main_of_code())
    plan = pl.when(extracted).then(main).otherwise("plan")
    read = _stripped(coded).select(
        "row", "code", plan=plan, number=pl.when(extracted).then("number").otherwise("whole")
    )
    return pl.concat([home.filter(~begins), read])


def _national(numbers: pl.DataFrame) -> pl.DataFrame:
    """Numbers without their national prefix, which stays where the rest is too short; `whole` as they were."""
    long_enough = _is("plan", "number", _whole(_long_enough))
    stripped = _stripped(numbers.with_columns(whole="number"))
    return stripped.with_columns(number=pl.when(long_enough).then("number").otherwise("whole"))


def _stripped(numbers: pl.DataFrame) -> pl.DataFrame:
    """Numbers without national prefix, which stays where only the number with it can be one."""
    bare = _bare(numbers)
    cut, general = pl.col("bare") != pl.col("number"), _whole(_general)
    stays = _is("plan", "number", general) & ~_is("plan", "bare", general)
    changed = bare.filter(cut).with_columns(number=pl.when(stays).then("number").otherwise("bare"))
    return pl.concat([bare.filter(~cut), changed]).drop("bare")


def _bare(numbers: pl.DataFrame) -> pl.DataFrame:
    """Numbers and what they are `bare` of the national prefix, or as the plan's rule writes them anew."""
    special = numbers["plan"].is_in(_rewriting())
    cut = pl.coalesce(_cut("plan", "number", _beginning(_national_prefix)), "number")
    plans = numbers.filter(special).partition_by("plan") if special.any() else []
    anew = [each.with_columns(bare=_anew(_plans()[each["plan"][0]])) for each in plans]
    return pl.concat([numbers.filter(~special).with_columns(bare=cut), *anew])


def _anew(plan: PhoneMetadata) -> pl.Expr:
    """A number as the plan's rule writes it: the rule holds where the last group has matched."""
    prefix = _in_ascii(f"^(?:{plan.national_prefix_for_parsing})")
    rule = re.sub(r"\\(\d)", r"${\1}", str(plan.national_prefix_transform_rule))
    number = pl.col("number")
    matched = number.str.extract(prefix, re.compile(prefix).groups).is_not_null()
    return pl.when(matched).then(number.str.replace(prefix, rule)).otherwise(number.str.replace(prefix, ""))


def _with_kinds(numbers: pl.DataFrame) -> pl.DataFrame:
    """Numbers with the kind of their `figures`, as of E.164."""
    figures = numbers.get_column("figures")
    heads = figures.drop_nulls().str.head(_CODE_FIGURES).unique()
    codes = {_CODES[head] for head in heads if head in _CODES}
    unknown = pl.DataFrame([(0, NOT_IN_USE)], schema=RANGES, orient="row")
    table = pl.concat([unknown, *map(_ranges, codes)]).sort("first", "kind")
    places = table["first"].search_sorted(figures.cast(pl.Int64, strict=False).fill_null(0), side="right") - 1
    return numbers.with_columns(kind=table["kind"].gather(places))


def _lookup(names: dict[str, str]) -> _Lookup:
    return pl.Series(names.keys(), dtype=pl.String), pl.Series(names.values(), dtype=pl.String)


@cache
def _code_of_head() -> _Lookup:
    return _lookup(_CODES)


@cache
def _main_of_code() -> _Lookup:
    return _lookup(_MAIN_REGIONS)


@cache
def _code_of_region() -> _Lookup:
    return _lookup({region: str(plan.country_code) for region, plan in _plans().items()})


@cache
def _code_as_main() -> _Lookup:
    """The calling codes of regions that have the prefixes of the main one with their code."""
    plans = _plans()
    codes = {region: str(plan.country_code) for region, plan in plans.items()}
    mains = {region: plans[_MAIN_REGIONS[code]] for region, code in codes.items()}
    return _lookup({each: codes[each] for each, main in mains.items() if _prefixes(plans[each]) == _prefixes(main)})


@cache
def _plans() -> dict[str, PhoneMetadata]:
    return {region: metadata_of(0, region) for region in sorted(SUPPORTED_REGIONS)}


@cache
def _possible_lengths() -> list[str]:
    """Each calling code with each length of its numbers, those without their area code too."""
    plans = {code: general_of(metadata_of(int(code), region)) for code, region in _MAIN_REGIONS.items()}
    return [
        f"{code} {length}"
        for code, plan in plans.items()
        for length in (*plan.possible_length, *plan.possible_length_local_only)
    ]


@cache
def _rewriting() -> list[str]:
    """The regions whose national prefixes come with a rule."""
    return [region for region, plan in _plans().items() if plan.national_prefix_transform_rule]


@cache
def _ranges(code: str) -> pl.DataFrame:
    """The ranges of a calling code; where two begin at the same number, the greater kind holds."""
    compiled = compiled_ranges()
    if compiled is None:
        return pl.DataFrame(ranges(int(code)), schema=RANGES, orient="row")
    return compiled.filter(pl.col("code") == int(code)).drop("code")


def _is(plan: str, number: str, pattern: str) -> pl.Expr:
    """Whether a number is what a pattern for all plans says."""
    return pl.concat_str(plan, number).str.contains(pattern)


def _cut(plan: str, number: str, pattern: str) -> pl.Expr:
    """A number behind what matches a pattern for all plans; null where that does not."""
    typed = pl.concat_str(plan, number)
    cut = typed.str.replace(pattern, "")
    return pl.when(cut.str.len_bytes() < typed.str.len_bytes()).then(cut)


@cache
def _beginning(part: Callable[[PhoneMetadata], str | None]) -> str:
    """A pattern for how a number begins, in each plan its own, behind the name of the plan."""
    parts = {region: part(plan) for region, plan in _plans().items()}
    return _in_ascii("^(?:" + "|".join(f"{region}(?:{each})" for region, each in parts.items() if each) + ")")


@cache
def _whole(part: Callable[[PhoneMetadata], str | None]) -> str:
    """A pattern for a whole number."""
    return f"{_beginning(part)}$"


def _in_ascii(pattern: str) -> str:
    return pattern.replace(r"\d", "[0-9]")


def _prefixes(plan: PhoneMetadata) -> tuple[str | None, ...]:
    return plan.international_prefix, plan.national_prefix_for_parsing, plan.national_prefix_transform_rule


def _international_prefix(plan: PhoneMetadata) -> str | None:
    return plan.international_prefix


def _national_prefix(plan: PhoneMetadata) -> str | None:
    return None if plan.national_prefix_transform_rule else plan.national_prefix_for_parsing


def _general(plan: PhoneMetadata) -> str | None:
    return general_of(plan).national_number_pattern


def _too_long(plan: PhoneMetadata) -> str:
    return rf"\d{{{general_of(plan).possible_length[-1] + 1},}}"


def _long_enough(plan: PhoneMetadata) -> str:
    """Of a possible length, or longer than any."""
    lengths = "|".join(rf"\d{{{length}}}" for length in general_of(plan).possible_length)
    return f"{lengths}|{_too_long(plan)}"
