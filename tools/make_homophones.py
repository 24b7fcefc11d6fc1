"""Writes chatbot/interpretation/homophones.py: what a pinyin keyboard gives for a medical character.

Needs pypinyin, which the program itself doesn't: ``pip install pypinyin && python tools/make_homophones.py``.
"""

from __future__ import annotations

from pathlib import Path

from pypinyin import Style, lazy_pinyin

MEDICAL = (
    "胰腺肽酐镥镓瘤癌肾肝胆胃肠阑脑骨髓粒胞酶蛋板疫敏栓塞剂衰糖孕囊疹肺淋移散级期镜曲龙宁兰瑞索核素栖"
    "凝氨肌酸蛋谷草丙绝避泻副病理穿刺检介融冻疗化控稳展复扩转性阳阴微球摄"
)
"""Characters of the words that decide something here."""
TOO_COMMON = frozenset(
    "是的了不一有我在没人这中大上个们来到说要就出会也你那得着过还可以他她它好都去能对起看天多然家后里心里"
    "小很生自年发所成方前但子如事把经又无些其两里最现当样儿本头面没打做用吃点什么怎谁"
)
"""Characters typed so often as themselves that they are no slip for another."""
TARGET = Path(__file__).parent.parent / "chatbot" / "interpretation" / "homophones.py"


def common_characters() -> list[str]:
    """The 3,755 characters of everyday use: GB 2312, rows 16 to 55."""
    cells = (bytes((row + 0xA0, cell + 0xA0)) for row in range(16, 56) for cell in range(1, 95))
    return [text for text in (cell.decode("gb2312", "ignore") for cell in cells) if text]


def table() -> dict[str, str]:
    """Typed character to the medical ones that sound the same, tones apart."""
    meant: dict[str, str] = {}
    for character in dict.fromkeys(MEDICAL):
        meant.setdefault(_sound(character), "")
        meant[_sound(character)] += character
    found = {}
    for typed in common_characters():
        others = meant.get(_sound(typed), "").replace(typed, "")
        if others and typed not in TOO_COMMON and typed not in MEDICAL:
            found[typed] = others
    return found


def _sound(character: str) -> str:
    return lazy_pinyin(character, style=Style.NORMAL)[0]


def main() -> None:
    """Write the table, grouped by what is meant."""
    groups: dict[str, str] = {}
    for typed, meant in table().items():
        groups[meant] = groups.get(meant, "") + typed
    lines = [
        '"""Characters that a pinyin keyboard gives for a medical one; made by tools/make_homophones.py."""',
        "", "from __future__ import annotations", "", "_GROUPS = {",
    ]  # fmt: skip
    for meant, typed in groups.items():
        chunks = [typed[start : start + 40] for start in range(0, len(typed), 40)]
        if len(chunks) == 1:
            lines.append(f'    "{meant}": "{chunks[0]}",')
        else:
            lines += [f'    "{meant}": (', *(f'        "{chunk}"' for chunk in chunks), "    ),"]
    lines += [
        "}", "",
        "TYPED_FOR: dict[str, str] = {typed: meant for meant, alike in _GROUPS.items() for typed in alike}",
        '"""Typed character to the medical ones that sound the same, tones apart."""', "",
    ]  # fmt: skip
    TARGET.write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
