"""Characters that a pinyin keyboard gives for a medical one."""

from __future__ import annotations

SOUNDS_LIKE: dict[str, str] = {
    "腺": "线现限县献",
    "胰": "姨移宜疑一医",
    "板": "版班般半",
    "酐": "肝干甘杆感敢",
    "肽": "太态泰钛",
    "副": "付负复付",
    "镓": "家加嘉甲",
    "镥": "鲁卤录路",
}
"""Medical character to what is typed for it."""
