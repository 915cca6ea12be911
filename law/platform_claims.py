"""What platform workers ask that is no employment claim, by code: the joint table may settle it, arbitration takes none of it.

人社厅发〔2024〕4号 names pay, rewards and penalties, rest, occupational injury (MED-14); the account is a matter of rewards
and penalties in practice.
"""

from collections.abc import Mapping
from types import MappingProxyType

PLATFORM_CLAIMS: Mapping[str, str] = MappingProxyType(
    {
        "N1": "平台劳动报酬",
        "N2": "奖惩、扣罚返还",
        "N3": "休息、接单时长",
        "N4": "职业伤害",
        "N5": "平台账号停用、限制",
        "N6": "其他平台用工权益",
    }
)
