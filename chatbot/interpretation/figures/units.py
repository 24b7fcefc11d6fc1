"""Units as people spell them, in both languages, to UCUM; and what UCUM units have in common."""

from __future__ import annotations

from collections.abc import Sequence

from chatbot.interpretation.figures.phrasebook import Phrasebook, by_meaning
from chatbot.interpretation.normalise import Token
from criteria.frozen import frozen


@frozen
class Unit:
    """A unit as spelled: the UCUM units that the words may stand for."""

    names: tuple[str, ...]
    """One; several where a part was left out ("mg" for mg or mg/dL)."""


SCALES: dict[str, tuple[str, float]] = {
    "g/L": ("mass concentration", 1.0), "g/dL": ("mass concentration", 10.0),
    "mg/dL": ("mass concentration", 0.01), "mg/L": ("mass concentration", 0.001),
    "mg/mL": ("mass concentration", 1.0), "ug/mL": ("mass concentration", 0.001),
    "ug/L": ("mass concentration", 1e-6), "ug/dL": ("mass concentration", 1e-5),
    "mol/L": ("concentration", 1.0), "mmol/L": ("concentration", 1e-3), "umol/L": ("concentration", 1e-6),
    "nmol/L": ("concentration", 1e-9), "umol/dL": ("concentration", 1e-5),
    "U/L": ("activity", 1.0), "U/mL": ("activity", 1000.0), "ukat/L": ("katal", 1e-6),
    "nkat/L": ("katal", 1e-9),
    "10*9/L": ("count", 1e9), "10*3/uL": ("count", 1e9), "/uL": ("count", 1e6), "/mm3": ("count", 1e6),
    "10*4/uL": ("count", 1e10), "10*6/L": ("count", 1e6), "10*6/mL": ("count", 1e9),
    "10*12/L": ("count", 1e12), "10*6/uL": ("count", 1e12),
    "mL/min": ("flow", 1.0), "mL/s": ("flow", 60.0), "L/min": ("flow", 1000.0),
    "s": ("seconds", 1.0),
    "kg": ("mass", 1000.0), "g": ("mass", 1.0), "mg": ("mass", 1e-3), "ug": ("mass", 1e-6),
    "[lb_av]": ("mass", 453.59237), "[stone_av]": ("mass", 6350.29318), "[oz_av]": ("mass", 28.349523125),
    "t": ("mass", 1e6), "[jin]": ("mass", 500.0), "[liang]": ("mass", 50.0),
}  # fmt: skip
"""UCUM unit to what it measures and its size in a common unit. UCUM has no 斤 and 两: [jin], [liang]."""

EGFR_UNIT = "mL/min/{1.73_m2}"
COUNTER = "{count}"
"""Things counted: vials, injections, tablets."""

_NUMERATORS = Phrasebook(
    by_meaning(
        {
            "g": "g,gm,gms,gr,grm,gram,grams,gramme,grammes,克",
            "kg": (
                "kg,kgs,kilo,kilos,kilogram,kilograms,kilogramme,kilogrammes,kg's,kilogrammes,"
                "kilograme,keys,"
                "公斤,千克"
            ),
            "mg": "mg,mgs,mgm,milligram,milligrams,milligramme,milligrammes,miligram,miligrams,milligrm,mill,"
            "millis,毫克,mg's",
            "ug": "ug,μg,mcg,mcgs,microgram,micrograms,microgramme,microgrammes,micro grams,mikrogram,微克",
            "ng": "ng,nanogram,nanograms,纳克",
            "mmol": "mmol,mmols,millimol,millimole,millimoles,millimols,milimol,mm ol,毫摩尔,毫摩",
            "umol": (
                "umol,μmol,umols,mcmol,micromol,micromole,micromoles,micromols,micro mol,micro moles,"
                "mikromol,"
                "umoles,um ol,microm,微摩尔,微摩,微莫尔"
            ),
            "nmol": "nmol,nanomol,nanomoles,纳摩尔",
            "U": "u,iu,units,unit,i.u.,i.u,international units,international unit,ui,eu,单位,国际单位,个单位",
            "ukat": "ukat,μkat,microkat,micro kat,microkatal,microkatals,mckat,mkat,ukats,微卡,微卡塔",
            "nkat": "nkat,nanokat,nanokatal",
            "[lb_av]": "lb,lbs,lb's,pound,pounds,磅,ibs,punds,poundes",
            "[stone_av]": "stone,stones,st,stn,ston,英石,stone's",
            "[oz_av]": "oz,ounce,ounces,盎司",
            "[jin]": "斤,市斤,jin,catty,catties",
            "[liang]": "两",
            "t": "tonne,tonnes,ton,tons,metric ton,metric tons,metric tonne,metric tonnes,吨,公吨",
            "mL": "ml,mls,millilitre,millilitres,milliliter,milliliters,mil,cc,毫升",
            "L": "l,litre,litres,liter,liters,升",
            "": "cells,cell,个",
            "s": "s,sec,secs,second,seconds,secound,secounds,seconde,秒,秒钟,''",
        }
    )
)
_DENOMINATORS = Phrasebook(
    by_meaning(
        {
            "L": "l,litre,litres,liter,liters,ltr,lt,升,公升",
            "dL": (
                "dl,decilitre,decilitres,deciliter,deciliters,desilitre,100 ml,100ml,dL,hundred ml,"
                "分升,100毫升,"
                "百毫升"
            ),
            "mL": "ml,millilitre,milliliter,毫升,cc",
            "uL": "ul,μl,mcl,microlitre,microlitres,microliter,microliters,micro litre,micro liter,μ l,微升",
            "mm3": (
                "mm3,mm^3,cmm,cumm,cu mm,cubic mm,cubic millimetre,cubic millimeter,mm cubed,mm 3,μl3,"
                "立方毫米,"
                "立方"
            ),
            "min": "min,minute,minutes,mins,m,分,分钟,每分",
            "s": "s,sec,second,seconds,秒,秒钟",
        }
    )
)
_JOINED = Phrasebook(
    by_meaning(
        {
            ("mg/dL",): "mgdl,mg dl,mg%,mg-dl,mg.dl,mg\\dl,mgs dl",
            ("g/dL",): "gdl,g dl,gm dl,g%,gm%,g-dl,g\\dl,gms%",
            ("g/L",): "g l,g-l,g\\l",
            ("mmol/L",): "mmoll,mmol l,mm/l,mmo/l,mmol-l,mml/l,mmol\\l",
            ("umol/L",): "umoll,umol l,μmoll,μmol l,um/l,μm/l,umo/l,umol-l",
            ("mL/min",): "mlmin,ml min,mls min,ml-min,ml.min,cc min",
            ("U/L", "/uL"): "ul",
            ("U/L",): "u l,iul,iu l,u\\l,ui/l,u.l",
            ("10*9/L",): "g/l*,gpt/l,giga/l,g/litre*",
            ("10*3/uL",): "k/ul,k/μl,k/mcl,k ul,k per ul,k/cumm,k/mm3,k per microlitre,k per microliter,kul,"
            "thou/ul,thou/μl,thous/ul,thousand/ul,thousand/μl,千/微升,千每微升,k/l,thou/mcl,th/ul,"
            "tho/ul,k/uul",
            ("10*4/uL",): "万/微升,万每微升",
        }
    )
)
FOREIGN = Phrasebook(
    by_meaning(
        {
            "time": (
                "day,days,week,weeks,wk,wks,w,month,months,mo,mos,mth,mths,year,years,yr,yrs,y,yo,hour,"
                "hours,hr,hrs,"
                "h,am,pm,years old,year old,weekly,- weekly,- monthly,- week,- month,- day,fortnights,"
                "fortnight,o'clock,decades,minutes,mins,"
                "天,日,周,星期,礼拜,月,个月,年,年多,岁,小时,个小时,钟头,个钟头,号,点钟,点半,点了,点整,"
                "点就,点才,点起床,点起来,分钟,天前,月份,"
                "个星期,个礼拜,季度,年代"
            ),
            "data": "字节,比特,兆,赫兹,千瓦,千卡,bytes,byte,bits,bit,mb,gb,kb,hz,watts,watt",
            "temperature": (
                "f,°f,°c,° f,° c,fahrenheit,celsius,° fahrenheit,° celsius,degrees,degree,deg c,deg f,"
                "摄氏度,华氏度,摄氏,华氏"
            ),
            "length": (
                "cm,mm,centimetre,centimetres,centimeters,metre,metres,ft,feet,foot,inch,inches,厘米,"
                "公分,毫米,米,km,"
                "miles,mile,mm2,m2,cm2"
            ),
            "place": (
                "of 10,out of 10,级,期,型,代,线,楼,床,号床,分,度,个,种,项,张,位,家,回,遍,圈,条,步,块,"
                "格,栏,行,列,排,元,页,年级,只脚,只手,只眼,只腿,只脚腕,只胳膊,只耳朵,边腿,边脚,feet,legs,ankles"
            ),
            "events": (
                "goes of,goes at,goes with,goes on,infusions,infusion,tubes,tube,"
                "bags,bag,pints,pint,transfusions,袋,cycles,cycle,rounds,round,courses,course,doses,sessions,session,months',visits,tests,scans,"
                "lesions,spots,kids,children,people,doctors,weeks',days',percentile,"
                "次,管,管血,个周期,周期,疗程,个疗程,轮,顿,口,人,孩子,个孩子"
            ),
            COUNTER: (
                "vials,vial,ampoules,ampoule,ampules,amps,injections,injection,jabs,jab,shots,shot,"
                "needles,syringes,"
                "syringe,pens,tablets,tablet,pills,pill,capsules,bottles,lots,lots of,支,针,瓶,片,粒,"
                "盒,颗,安瓿"
            ),
        }
    )
)
_PER = frozenset(("/", "per", "a", "each", "every", "每", "in", "\\"))
_PARTIAL = {
    "g": ("g", "g/L", "g/dL"), "mg": ("mg", "mg/dL", "mg/L"), "ug": ("ug",), "mmol": ("mmol/L",),
    "umol": ("umol/L",), "nmol": ("nmol/L",), "U": ("U/L",), "ukat": ("ukat/L",), "nkat": ("nkat/L",),
    "mL": ("mL/min", "mL"), "ng": ("ng",), "L": ("L",),
}  # fmt: skip
_POWERS = {"9": "10*9", "3": "10*3", "12": "10*12", "6": "10*6", "4": "10*4"}


def read_unit(tokens: Sequence[Token], position: int) -> tuple[Unit, int] | None:
    """The unit that begins at a token, and the index of the token after it; None: none does."""
    if position >= len(tokens):
        return None
    count = _power(tokens, position)
    if count is not None:
        return count
    if tokens[position].key in _PER:
        return _only_denominator(tokens, position)
    joined = _JOINED.at(tokens, position)
    if joined is not None and not _per_at(tokens, joined[1]):
        return Unit(joined[0]), joined[1]
    found = _NUMERATORS.at(tokens, position)
    if found is None:
        return None
    numerator, after = found
    if numerator == "" and not _per_at(tokens, after):
        return None
    below = _denominator(tokens, after)
    if below is None:
        return Unit(_PARTIAL.get(numerator, (numerator,))), after
    return _over(numerator, below[0], tokens, below[1])


def _per_at(tokens: Sequence[Token], position: int) -> bool:
    return position < len(tokens) and tokens[position].key in _PER


def _denominator(tokens: Sequence[Token], position: int) -> tuple[str, int] | None:
    if not _per_at(tokens, position):
        return None
    return _DENOMINATORS.at(tokens, position + 1)


def _over(numerator: str, below: str, tokens: Sequence[Token], after: int) -> tuple[Unit, int]:
    if numerator == "mL" and below == "min":
        surface = _body_surface(tokens, after)
        if surface is not None:
            return Unit((EGFR_UNIT,)), surface
    return Unit((f"{numerator}/{below}".replace("/mm3", "/mm3"),)), after


def _body_surface(tokens: Sequence[Token], position: int) -> int | None:
    """The token after "/1.73 m2", which marks an estimated filtration rate."""
    for at in range(position, min(position + 3, len(tokens))):
        if tokens[at].key.startswith(("1.73", "1,73")):
            following = tokens[at + 1].key if at + 1 < len(tokens) else ""
            return at + 2 if following.startswith(("m", "平")) else at + 1
    return None


def _only_denominator(tokens: Sequence[Token], position: int) -> tuple[Unit, int] | None:
    """A count with its numerator left out: "1500 per microlitre"."""
    below = _denominator(tokens, position)
    if below is None or below[0] not in ("uL", "mm3"):
        return None
    return Unit((f"/{below[0]}",)), below[1]


def _power(tokens: Sequence[Token], position: int) -> tuple[Unit, int] | None:
    """A power of ten as part of a unit: "x10^9/L", "10*3/uL", "10e9", "10的9次方/升"."""
    at = position
    if tokens[at].key in ("x", "×", "*", "·", "•"):
        at += 1
    exponent, at = _exponent(tokens, at)
    if exponent is None:
        return None
    below = _denominator(tokens, at)
    if below is not None:
        name = f"{_POWERS[exponent]}/{below[0]}".replace("mm3", "uL")
        return Unit((name,)), below[1]
    if at < len(tokens) and tokens[at].key in ("l", "升"):
        return Unit((f"{_POWERS[exponent]}/L",)), at + 1
    return Unit(("10*9/L",) if exponent == "9" else (f"{_POWERS[exponent]}/uL",)), at


def _exponent(tokens: Sequence[Token], at: int) -> tuple[str | None, int]:
    keys = [token.key for token in tokens[at : at + 6]]
    if not keys:
        return None, at
    if keys[0] in ("109", "103", "1012", "106") and at > 0 and tokens[at - 1].key in ("x", "×", "*"):
        return keys[0][2:], at + 1
    if keys[0] in ("e9", "e3", "e12", "e6") and at > 0 and tokens[at - 1].kind == "number":
        return keys[0][1:], at + 1
    if keys[0] in ("10", "十") and len(keys) > 1:
        if keys[1] in ("e9", "e3", "e12", "e6"):
            return keys[1][1:], at + 2
        if keys[1] in ("^", "*", "的", "~", "**") and len(keys) > 2:
            digit = {"九": "9", "三": "3", "六": "6"}.get(keys[2], keys[2])
            if digit in _POWERS:
                after = at + 5 if keys[3:5] == ["次", "方"] else at + 3
                return digit, after
        if keys[1:4] == ["to", "the", "9"] or (keys[1:3] == ["to", "the"] and keys[3:4] == ["9th"]):
            return "9", at + 4
    return None, at
