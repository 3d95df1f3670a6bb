"""The many ways a newsroom tells of one meeting: who met, when and where; and sentences that tell of none."""

from datetime import date

import pytest

from pipelines.facts.meetings import read_meetings
from pipelines.mentions.read import read_article

PUBLISHED = date(2025, 12, 20)

# ── text, kind, first day, place, parties ────────────────────────────────────────────────────────────────────────────
TOLD: list[tuple[str, str, date | None, str | None, list[str]]] = [
    (
        "Thẳng thắn, ít nghi thức là không khí buổi hội đàm mà Công an tỉnh An Giang và Ty Công an tỉnh Takeo (Campuchia) "
        "tiến hành ngày 26/11/2025.",
        "talks",
        date(2025, 11, 26),
        None,
        ["Công an tỉnh An Giang", "Ty Công an tỉnh Takeo"],
    ),
    (
        'Đó là Hội đàm "hai nước bốn bên" lần thứ 12 giữa Chi cục Hải quan khu vực VI và Hải quan Nam Ninh, được tiến '
        "hành ngày 14/5/2025 theo cơ chế luân phiên.",
        "talks",
        date(2025, 5, 14),
        None,
        ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"],
    ),
    (
        "Doanh nghiệp hỏi về thủ tục nhập khẩu phế liệu tại hội nghị đối thoại giữa các tham tán với doanh nghiệp do Bộ "
        "Công Thương tổ chức ngày 7/5.",
        "conference",
        date(2025, 5, 7),
        None,
        ["các tham tán", "Bộ Công Thương"],
    ),
    (
        "Diễn đàn Logistics Việt Nam 2025 do Bộ Công Thương và Ngân hàng Thế giới phối hợp tổ chức vào ngày 28/11 tại "
        "Đà Nẵng.",
        "forum",
        date(2025, 11, 28),
        "Đà Nẵng",
        ["Bộ Công Thương", "Ngân hàng Thế giới"],
    ),
    (
        "Chiều 25/9, Phó Thủ tướng Bùi Thanh Sơn đã làm việc với lãnh đạo tỉnh Lạng Sơn về tình hình xuất nhập khẩu qua "
        "các cửa khẩu.",
        "working_session",
        date(2025, 9, 25),
        None,
        ["Việt Nam", "lãnh đạo tỉnh Lạng Sơn"],
    ),
    (
        "Vòng đàm phán thứ 12 Hiệp định RCEP diễn ra ở Perth (Úc) từ ngày 22 đến 29/4.",
        "talks",
        date(2025, 4, 22),
        "Perth (Úc)",
        [],
    ),
    (
        "Lễ ký kết Hiệp định thương mại tự do với khối EFTA diễn ra chiều 30/6; tháng 8, hai bên bàn tiếp chuyện dịch vụ.",
        "signing",
        date(2025, 6, 30),
        None,
        [],
    ),
    (
        "Bộ trưởng Công Thương Lào Malaythong Kommasith phụ trách xuất khẩu điện. Chiều 2/12/2025, Bộ trưởng Bộ Công Thương "
        "Nguyễn Hồng Diên hội kiến người đồng cấp Malaythong, bàn về nhập khẩu điện gió.",
        "talks",
        date(2025, 12, 2),
        None,
        ["Việt Nam", "Lào"],
    ),
    (
        "Ngày 27/11/2025, Hội nghị thường niên lần thứ VI về phối hợp quản lý, bảo vệ biên giới ba tỉnh Quảng Ngãi - "
        "Attapeu - Ratanakiri khai mạc tại xã Bờ Y.",
        "conference",
        date(2025, 11, 27),
        "xã Bờ Y",
        ["tỉnh Quảng Ngãi", "Attapeu", "Ratanakiri"],
    ),
    (
        "Sáng 12/11, tại trụ sở Chi cục Hải quan khu vực VI (TP. Lạng Sơn), ông Bùi Văn Tám, Chi cục trưởng đã tiếp xã "
        "giao đoàn công tác Hải quan Nam Ninh (Trung Quốc).",
        "working_session",
        date(2025, 11, 12),
        "trụ sở Chi cục Hải quan khu vực VI (TP. Lạng Sơn)",
        ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"],
    ),
    (
        "Vừa qua, Đồn Biên phòng cửa khẩu quốc tế Lao Bảo phối hợp với Đại đội Bảo vệ biên giới 321 (tỉnh Savannakhet, "
        "Lào) tổ chức tuần tra song phương và hội đàm định kỳ quý III/2025.",
        "talks",
        None,
        None,
        ["Đồn Biên phòng cửa khẩu quốc tế Lao Bảo", "Đại đội Bảo vệ biên giới 321"],
    ),
    (
        "Ngày 25/11, đồng chí Lê Xuân Sáu, Phó Chủ tịch UBND tỉnh Đồng Nai tiếp và làm việc với đoàn đại biểu tỉnh "
        "Kratie, Vương quốc Campuchia.",
        "working_session",
        date(2025, 11, 25),
        None,
        ["UBND tỉnh Đồng Nai", "đoàn đại biểu tỉnh Kratie"],
    ),
    (
        "Chiều 7/8, đoàn cán bộ Trạm Kiểm tra biên phòng xuất nhập cảnh Bằng Tường sang thăm, giao lưu hữu nghị với Đồn "
        "Biên phòng cửa khẩu quốc tế Hữu Nghị.",
        "visit",
        date(2025, 8, 7),
        None,
        ["Trạm Kiểm tra biên phòng xuất nhập cảnh Bằng Tường", "Đồn Biên phòng cửa khẩu quốc tế Hữu Nghị"],
    ),
    (
        "Chiều 5/6, Cục Hải quan có buổi làm việc với Đại sứ Hoa Kỳ tại Việt Nam về kiểm soát hàng chiến lược.",
        "working_session",
        date(2025, 6, 5),
        None,
        ["Cục Hải quan", "Mỹ"],
    ),
    (
        "Lực lượng BĐBP tỉnh An Giang và Tiểu đoàn Cảnh sát bảo vệ biên giới 629 (Takeo) gặp gỡ, trao đổi tình hình tại "
        "cửa khẩu Vĩnh Xương hôm 13/5.",
        "exchange",
        date(2025, 5, 13),
        "cửa khẩu Vĩnh Xương",
        ["BĐBP tỉnh An Giang", "Tiểu đoàn Cảnh sát bảo vệ biên giới 629"],
    ),
    (
        "Ngày 5/6, ông Vũ Quang Tới, Phó Chi cục trưởng phụ trách Chi cục Hải quan khu vực XV đã có buổi tiếp và làm việc "
        "với đoàn chuyên gia Cơ quan Hợp tác quốc tế Nhật Bản (JICA).",
        "working_session",
        date(2025, 6, 5),
        None,
        ["Chi cục Hải quan khu vực XV", "Cơ quan Hợp tác quốc tế Nhật Bản"],
    ),
    (
        "Ngày 13/3, đoàn công tác của Tổng cục Hải quan và Thuế gián thu Campuchia có chuyến khảo sát, làm việc tại Chi "
        "cục Hải quan khu vực XVII.",
        "working_session",
        date(2025, 3, 13),
        "Chi cục Hải quan khu vực XVII",
        ["Tổng cục Hải quan và Thuế gián thu Campuchia", "Chi cục Hải quan khu vực XVII"],
    ),
    (
        "Tại buổi hội đàm diễn ra hôm 16/12, Hải quan cửa khẩu Bắc Luân và Hải quan Đông Hưng thống nhất kéo dài giờ "
        "thông quan.",
        "talks",
        date(2025, 12, 16),
        None,
        ["Hải quan cửa khẩu Bắc Luân", "Hải quan Đông Hưng"],
    ),
    (
        "Công an tỉnh Điện Biên và Công an tỉnh Luông Pha Băng họp rút kinh nghiệm chuyên án chung vào ngày 11/9.",
        "working_session",
        date(2025, 9, 11),
        None,
        ["Công an tỉnh Điện Biên", "Công an tỉnh Luông Pha Băng"],
    ),
    (
        "Sáng ngày 4/12, hai bên đã tổ chức ký kết quy chế phối hợp giữa Đồn Biên phòng Bản Giàng và Đại đội Biên phòng "
        "254, tỉnh Khăm Muộn.",
        "signing",
        date(2025, 12, 4),
        None,
        ["Đồn Biên phòng Bản Giàng", "Đại đội Biên phòng 254"],
    ),
    (
        "Ngày 12/6/2025, Hải quan cửa khẩu Trà Lĩnh và Hải quan Long Bang (Trung Quốc) họp bàn phương án "
        "giãn xe tại nhà liên ngành Trà Lĩnh.",
        "talks",
        date(2025, 6, 12),
        "nhà liên ngành Trà Lĩnh",
        ["Hải quan cửa khẩu quốc tế Trà Lĩnh", "Hải quan Long Bang"],
    ),
    (
        "Sang tháng 9/2025, Đồn Biên phòng Nậm Cắn sẽ mời Đại đội Biên phòng 215 (Lào) qua họp giao ban.",
        "working_session",
        date(2025, 9, 1),
        None,
        ["Đồn Biên phòng Nậm Cắn", "Đại đội Biên phòng 215"],
    ),
    (
        "Chủ trì buổi hội đàm sáng 4/3/2025 giữa Hải quan Móng Cái và Hải quan Đông Hưng là ông Lê Văn Tài, "
        "Phó Đội trưởng, và bà Lưu Mẫn, Phó Quan trưởng.",
        "talks",
        date(2025, 3, 4),
        None,
        ["Hải quan cửa khẩu quốc tế Móng Cái", "Hải quan Đông Hưng"],
    ),
    (
        "Chiều 8/7/2025, lãnh đạo Chi cục Hải quan khu vực III tiếp đoàn công tác Hải quan Nhật Bản do ông "
        "Sato Kenji dẫn đầu.",
        "working_session",
        date(2025, 7, 8),
        None,
        ["Chi cục Hải quan khu vực III", "Hải quan Nhật Bản"],
    ),
    (
        "Bên lề hội nghị, tối 2/10/2025, đại diện Cục Hải quan và Cục Hải quan Lào tranh thủ gặp song phương.",
        "talks",
        date(2025, 10, 2),
        None,
        ["Cục Hải quan", "Cục Hải quan Lào"],
    ),
    (
        "Ngày 29/9/2025, tại cửa khẩu Nà Phàu, Hải quan Cha Lo và Hải quan Nà Phàu (Lào) bàn cách đổi lái xe.",
        "working_session",
        date(2025, 9, 29),
        "cửa khẩu Nà Phàu",
        ["Hải quan cửa khẩu quốc tế Cha Lo", "Hải quan Nà Phàu"],
    ),
    (
        "Thứ Tư 12/11/2025, Ban Quản lý Khu kinh tế cửa khẩu cùng Hải quan Hữu Nghị, Trạm Kiểm dịch gặp mặt "
        "Cục Quản lý cửa khẩu Bằng Tường tại Hữu Nghị Quan.",
        "exchange",
        date(2025, 11, 12),
        "Hữu Nghị Quan",
        [
            "Ban Quản lý Khu kinh tế cửa khẩu",
            "Hải quan cửa khẩu quốc tế Hữu Nghị",
            "Trạm Kiểm dịch",
            "Cục Quản lý cửa khẩu Bằng Tường",
        ],
    ),
    (
        "Chuẩn bị đón đoàn Sở Thương mại Quảng Tây sang làm việc với Sở Công Thương Lạng Sơn; lịch chốt 27/11/2025.",
        "working_session",
        date(2025, 11, 27),
        None,
        ["Sở Thương mại Quảng Tây", "Sở Công Thương Lạng Sơn"],
    ),
    (
        "Sau chuyến công tác của lãnh đạo Bộ Nông nghiệp và Môi trường sang Bắc Kinh làm việc với Tổng cục "
        "Hải quan Trung Quốc ngày 26/5/2025, mọi thứ mới dịu đi.",
        "working_session",
        date(2025, 5, 26),
        "Bắc Kinh",
        ["Bộ Nông nghiệp và Môi trường", "Tổng cục Hải quan Trung Quốc"],
    ),
    (
        "Một cuộc đối thoại giữa Chi cục Hải quan khu vực V với 120 doanh nghiệp xuất khẩu vải thiều đã được "
        "tổ chức sáng 12/6/2025 tại Bắc Ninh.",
        "forum",
        date(2025, 6, 12),
        "Bắc Ninh",
        ["Chi cục Hải quan khu vực V", "120 doanh nghiệp xuất khẩu vải thiều"],
    ),
    (
        "Sáng 12/6/2025, Chi cục Hải quan khu vực II tổ chức hội nghị đối thoại với cộng đồng doanh nghiệp "
        "xuất nhập khẩu trên địa bàn.",
        "conference",
        date(2025, 6, 12),
        None,
        ["Chi cục Hải quan khu vực II", "cộng đồng doanh nghiệp xuất nhập khẩu trên địa bàn"],
    ),
    (
        "Quy chế phối hợp trong đấu tranh chống buôn lậu vừa được Chi cục Hải quan khu vực VIII và Bộ Chỉ "
        "huy BĐBP tỉnh Quảng Ninh ký kết ngày 12/6/2025.",
        "signing",
        date(2025, 6, 12),
        None,
        ["Chi cục Hải quan khu vực VIII", "Bộ Chỉ huy BĐBP tỉnh Quảng Ninh"],
    ),
    (
        "Đoàn công tác của Tổng cục Hải quan Campuchia do Phó Tổng cục trưởng Kun Nhem dẫn đầu đã có buổi "
        "làm việc tại trụ sở Cục Hải quan sáng 12/6/2025.",
        "working_session",
        date(2025, 6, 12),
        "trụ sở Cục Hải quan",
        ["Cục Hải quan", "Tổng cục Hải quan Campuchia"],
    ),
    (
        "Sáng 12/6/2025, tại cột mốc 402, Đồn Biên phòng Sơn Vĩ và Trạm hội ngộ biên phòng Điền Bồng (Trung "
        "Quốc) giao lưu, chúc mừng năm mới.",
        "exchange",
        date(2025, 6, 12),
        "cột mốc 402",
        ["Đồn Biên phòng Sơn Vĩ", "Trạm hội ngộ biên phòng Điền Bồng"],
    ),
    (
        "Chiều 12/6/2025, Cục Hải quan họp trực tuyến với Tổng cục Hải quan Trung Quốc về kết nối một cửa.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["Cục Hải quan", "Tổng cục Hải quan Trung Quốc"],
    ),
    (
        "Ngày 12/6/2025, Chi cục trưởng Hải quan khu vực VI Nguyễn Hồng Linh điện đàm với Quan trưởng Hải "
        "quan Nam Ninh.",
        "talks",
        date(2025, 6, 12),
        None,
        ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"],
    ),
    (
        "Sáng 12/6/2025 đã diễn ra lễ ký Bản ghi nhớ giữa Cục Hải quan và Cơ quan Biên phòng và Hải quan Anh "
        "tại Hà Nội.",
        "signing",
        date(2025, 6, 12),
        "Hà Nội",
        ["Cục Hải quan", "Cơ quan Biên phòng và Hải quan Anh"],
    ),
    (
        "Nhân dịp Tết Bunpimay, ngày 12/4/2025, Đoàn công tác Bộ Chỉ huy BĐBP tỉnh Sơn La do Đại tá Vũ Đức "
        "Tú làm Trưởng đoàn đã sang chúc Tết các đơn vị bảo vệ biên giới tỉnh Hủa Phăn (Lào).",
        "visit",
        date(2025, 4, 12),
        "Hủa Phăn",
        ["Bộ Chỉ huy BĐBP tỉnh Sơn La", "các đơn vị bảo vệ biên giới tỉnh Hủa Phăn"],
    ),
    (
        "Ngày 12/6/2025, Đồn Biên phòng Thông Thụ (Nghệ An) hội đàm với Đại đội Biên phòng 211, tỉnh Hủa Phăn (Lào).",
        "talks",
        date(2025, 6, 12),
        None,
        ["Đồn Biên phòng Thông Thụ", "Đại đội Biên phòng 211"],
    ),
    (
        "Sáng 12/6/2025, Phó Chủ tịch UBND TP.HCM Bùi Xuân Cường chủ trì cuộc họp với Chi cục Hải quan khu "
        "vực II về ùn tắc tại cảng Cát Lái.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["UBND TP.HCM", "Chi cục Hải quan khu vực II"],
    ),
    (
        "Dự kiến ngày 5/1/2026, đoàn Hải quan Côn Minh sẽ sang thăm và làm việc với Chi cục Hải quan khu vực "
        "VII tại Lào Cai.",
        "visit",
        date(2026, 1, 5),
        "Lào Cai",
        ["Hải quan Côn Minh", "Chi cục Hải quan khu vực VII"],
    ),
    (
        "Ngày 12/6/2025, đại diện Hải quan Lao Bảo đã gặp, trao đổi với Hải quan Đensavan (Lào) về việc phân luồng xe.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["Hải quan cửa khẩu quốc tế Lao Bảo", "Hải quan Đensavan"],
    ),
    (
        "Hải quan Kim Thành và Hải quan Hà Khẩu vừa kết thúc cuộc trao đổi kéo dài một buổi sáng 12/6/2025 ở "
        "giữa cầu đường bộ.",
        "talks",
        date(2025, 6, 12),
        "giữa cầu đường bộ",
        ["Hải quan Kim Thành", "Hải quan Hà Khẩu"],
    ),
    (
        "Lạng Sơn - Quảng Tây: Hội đàm về luồng ưu tiên trái cây. Cuộc hội đàm được tổ chức ngày 12/6/2025 "
        "tại Bằng Tường, do Phó Chủ tịch UBND tỉnh Lạng Sơn Đoàn Thanh Sơn và Phó Thị trưởng Bằng Tường Ngụy "
        "Chí đồng chủ trì.",
        "talks",
        date(2025, 6, 12),
        "Bằng Tường",
        ["UBND tỉnh Lạng Sơn", "Bằng Tường"],
    ),
    (
        "Ngày 12/6/2025, đoàn Cục Hải quan Thái Lan được lãnh đạo Chi cục Hải quan khu vực IX tiếp tại Lao Bảo.",
        "working_session",
        date(2025, 6, 12),
        "Lao Bảo",
        ["Chi cục Hải quan khu vực IX", "Cục Hải quan Thái Lan"],
    ),
    (
        "Ngày 12/6/2025, đại diện Hải quan Bình Hiệp, Đồn Biên phòng Bình Hiệp và Hải quan Prey Voa "
        "(Campuchia) cùng ngồi vào bàn.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["Hải quan cửa khẩu quốc tế Bình Hiệp", "Đồn Biên phòng Bình Hiệp", "Hải quan Prey Voa"],
    ),
    (
        "Hội nghị lần thứ XII giữa Bộ Tư lệnh Bộ đội Biên phòng và Tổng cục Cảnh sát quốc gia Campuchia bế "
        "mạc ngày 12/6/2025 tại Đà Lạt.",
        "conference",
        date(2025, 6, 12),
        "Đà Lạt",
        ["Bộ Tư lệnh Bộ đội Biên phòng", "Tổng cục Cảnh sát quốc gia Campuchia"],
    ),
    (
        "Sáng 12/6/2025, đoàn Hải quan Quảng Tây đến chào xã giao UBND tỉnh Cao Bằng.",
        "visit",
        date(2025, 6, 12),
        "Cao Bằng",
        ["Hải quan Quảng Tây", "UBND tỉnh Cao Bằng"],
    ),
    (
        "Chiều 12/6/2025, Chi cục Hải quan khu vực X làm việc với Công an tỉnh Thanh Hóa về phối hợp chống ma túy.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["Chi cục Hải quan khu vực X", "Công an tỉnh Thanh Hóa"],
    ),
    (
        "Hiệp hội Thủy sản và Cục Hải quan gặp nhau sáng 12/6/2025 tại Hà Nội để gỡ vướng về tờ khai.",
        "talks",
        date(2025, 6, 12),
        "Hà Nội",
        ["Hiệp hội Thủy sản", "Cục Hải quan"],
    ),
    (
        "Ngày 12/6/2025, lễ kết nghĩa giữa Đồn Biên phòng Bát Mọt và Đại đội Biên phòng 213 (Lào) được tổ "
        "chức tại bản Phạ.",
        "exchange",
        date(2025, 6, 12),
        "bản Phạ",
        ["Đồn Biên phòng Bát Mọt", "Đại đội Biên phòng 213"],
    ),
    (
        "Lịch tuần tới: thứ Ba 16/12/2025, Hải quan Chi Ma họp với Hải quan Ái Điểm tại nhà khách Chi Ma; "
        "thứ Năm kiểm kho.",
        "working_session",
        date(2025, 12, 16),
        "nhà khách Chi Ma",
        ["Hải quan cửa khẩu Chi Ma", "Hải quan Ái Điểm"],
    ),
    (
        "PV: Hai bên đã bàn những gì? - Ông Lê Quang Huy, Phó Chi cục trưởng Chi cục Hải quan khu vực VII: "
        "Ngày 12/6/2025 chúng tôi có gặp Hải quan Hà Khẩu tại Kim Thành, chốt giờ thông quan mới.",
        "talks",
        date(2025, 6, 12),
        "Kim Thành",
        ["Chi cục Hải quan khu vực VII", "Hải quan Hà Khẩu"],
    ),
    (
        "- Ngày 12/6: hội đàm với Hải quan Thiên Bảo (tại Thanh Thủy), 2 nội dung. Chi cục Hải quan khu vực "
        "XVI, báo cáo tháng 6/2025.",
        "talks",
        date(2025, 6, 12),
        "Thanh Thủy",
        ["Chi cục Hải quan khu vực XVI", "Hải quan Thiên Bảo"],
    ),
    (
        "Cuộc gặp cấp chuyên viên hôm 12/6/2025 ở Hà Khẩu quy tụ Chi cục Hải quan khu vực VII, Sở Công "
        "Thương Lào Cai và Hải quan Hà Khẩu.",
        "talks",
        date(2025, 6, 12),
        "Hà Khẩu",
        ["Chi cục Hải quan khu vực VII", "Sở Công Thương Lào Cai", "Hải quan Hà Khẩu"],
    ),
    (
        "Ngày 20/1/2026, Chi cục Hải quan khu vực XX sẽ gặp Hải quan Prey Veng ở Thường Phước để chốt kế hoạch năm.",
        "talks",
        date(2026, 1, 20),
        "Thường Phước",
        ["Chi cục Hải quan khu vực XX", "Cục Hải quan và Thuế gián thu tỉnh Prey Veng"],
    ),
    (
        "Ngày 12/6/2025, Hội nghị hợp tác hải quan biên giới giữa Chi cục Hải quan khu vực IX và Hải quan "
        "tỉnh Savannakhet diễn ra tại Đông Hà. Đồng chí Nguyễn Đình Lợi – Phó Chi cục trưởng và ông Bounmy "
        "Souvannaphoum – Giám đốc Hải quan tỉnh Savannakhet chủ trì.",
        "conference",
        date(2025, 6, 12),
        "Đông Hà",
        ["Chi cục Hải quan khu vực IX", "Hải quan tỉnh Savannakhet"],
    ),
    (
        "Ngày 12/6/2025 tại Nam Ninh, Hải quan khu vực VI hội đàm với Hải quan Nam Ninh. Dẫn đầu đoàn Việt "
        "Nam là ông Hoàng Khánh Hòa; đoàn Trung Quốc do bà Lý Vân Hà làm trưởng đoàn.",
        "talks",
        date(2025, 6, 12),
        "Nam Ninh",
        ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"],
    ),
    (
        "Ngày 12/6/2025, Hải quan Móng Cái hội đàm với Hải quan Đông Hưng. Trưởng đoàn phía Việt Nam: ông "
        "Nguyễn Hữu Long. Trưởng đoàn phía Trung Quốc: ông Trương Chí.",
        "talks",
        date(2025, 6, 12),
        None,
        ["Hải quan cửa khẩu quốc tế Móng Cái", "Hải quan Đông Hưng"],
    ),
    (
        "Ngày 12/6/2025, tại buổi làm việc giữa Hải quan Móng Cái và Hải quan Đông Hưng, Đội trưởng Nguyễn "
        "Hữu Long cùng Quan trưởng Trương Chí thay mặt hai bên ký biên bản.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["Hải quan cửa khẩu quốc tế Móng Cái", "Hải quan Đông Hưng"],
    ),
    (
        "Ngày 12/6/2025, Hải quan Móng Cái hội đàm với Hải quan Đông Hưng và chốt bằng một biên bản 5 điểm "
        "được hai bên ký tại chỗ.",
        "talks",
        date(2025, 6, 12),
        None,
        ["Hải quan cửa khẩu quốc tế Móng Cái", "Hải quan Đông Hưng"],
    ),
    (
        "Sáng 24/7/2025, đoàn Ty An ninh tỉnh Bolikhamxay (Lào) do Đại tá Bounsong dẫn đầu sang Hà Tĩnh. Đón "
        "đoàn tại trụ sở là Thượng tá Trần Hải Trung, Phó Giám đốc Công an tỉnh. Đây là lần hội đàm thứ ba "
        "trong năm.",
        "talks",
        date(2025, 7, 24),
        "Hà Tĩnh",
        ["Ty An ninh tỉnh Bolikhamxay", "Công an tỉnh"],
    ),
    (
        "Hôm 5/11/2025, tại trạm liên kiểm Bắc Luân II, đại diện Hải quan Móng Cái có cuộc gặp ngắn với phía "
        "Đông Hưng để gỡ đoàn xe ùn từ hôm trước.",
        "talks",
        date(2025, 11, 5),
        "trạm liên kiểm Bắc Luân II",
        ["Hải quan cửa khẩu quốc tế Móng Cái", "phía Đông Hưng"],
    ),
    (
        "Ngày 9/9/2025, Phó Cục trưởng Cục Hải quan Lưu Mạnh Tưởng cùng đoàn sang Jakarta, ngồi với Tổng cục "
        "Hải quan và Thuế tiêu thụ đặc biệt Indonesia về công nhận lẫn nhau AEO.",
        "talks",
        date(2025, 9, 9),
        None,
        ["Cục Hải quan", "Tổng cục Hải quan và Thuế tiêu thụ đặc biệt Indonesia"],
    ),
    (
        "Chiều 3/10/2025, ông Nguyễn Văn Thọ, Cục trưởng Cục Hải quan, tiếp bà Rebecca Ball, Tham tán Thương "
        "mại Đại sứ quán Australia.",
        "working_session",
        date(2025, 10, 3),
        None,
        ["Cục Hải quan", "Đại sứ quán Australia"],
    ),
    (
        "Trong ngày 14/8/2025, tại cửa khẩu Lệ Thanh, đoàn kiểm tra liên ngành tỉnh Gia Lai làm việc với Chi "
        "cục Hải quan khu vực XIV về hạ tầng kho bãi.",
        "working_session",
        date(2025, 8, 14),
        "cửa khẩu Lệ Thanh",
        ["đoàn kiểm tra liên ngành tỉnh Gia Lai", "Chi cục Hải quan khu vực XIV"],
    ),
    (
        "Ngày 21/5/2025, Chi cục Hải quan khu vực XII và Cục Hải quan tỉnh Sekong (Lào) đặt bút ký bản thỏa "
        "thuận hợp tác giai đoạn 2025 - 2028 tại Đà Nẵng.",
        "signing",
        date(2025, 5, 21),
        "Đà Nẵng",
        ["Chi cục Hải quan khu vực XII", "Cục Hải quan tỉnh Sekong"],
    ),
    (
        "Bản ghi nhớ về chia sẻ ảnh soi chiếu được Hải quan Lạng Sơn và Hải quan Nam Ninh ký chiều 21/5/2025 "
        "ở Bằng Tường.",
        "signing",
        date(2025, 5, 21),
        "Bằng Tường",
        ["Cục Hải quan tỉnh Lạng Sơn", "Hải quan Nam Ninh"],
    ),
    (
        "Lễ ký kết thỏa thuận kết nghĩa giữa Chi cục Hải quan khu vực XI và Hải quan Bolikhamxay diễn ra "
        "ngày 2/6/2025 tại Vinh, có 60 đại biểu.",
        "signing",
        date(2025, 6, 2),
        "Vinh",
        ["Chi cục Hải quan khu vực XI", "Hải quan Bolikhamxay"],
    ),
    (
        "Ngày 12/6/2025, tại Hải Phòng, Chi cục Hải quan khu vực III đối thoại với hơn 300 doanh nghiệp xuất "
        "nhập khẩu.",
        "forum",
        date(2025, 6, 12),
        "Hải Phòng",
        ["Chi cục Hải quan khu vực III", "hơn 300 doanh nghiệp xuất nhập khẩu"],
    ),
    (
        "Cục Hải quan phối hợp cùng VCCI tổ chức hội nghị đối thoại hải quan - doanh nghiệp ngày 12/6/2025 ở TP.HCM.",
        "conference",
        date(2025, 6, 12),
        "TP.HCM",
        ["Cục Hải quan", "Liên đoàn Thương mại và Công nghiệp Việt Nam"],
    ),
    (
        "Từ 4 đến 6/11/2025, phái đoàn 12 người của Hải quan Hoàng gia Malaysia thăm Chi cục Hải quan khu "
        "vực III, xem hệ thống soi container.",
        "visit",
        date(2025, 11, 4),
        None,
        ["đoàn 12 người của Hải quan Hoàng gia Malaysia", "Chi cục Hải quan khu vực III"],
    ),
    (
        "Ngày 4/11/2025, đoàn Cục Hải quan Lào đến học tập kinh nghiệm tại Chi cục Hải quan khu vực II, do "
        "bà Vilayvone làm trưởng đoàn.",
        "visit",
        date(2025, 11, 4),
        None,
        ["Cục Hải quan Lào", "Chi cục Hải quan khu vực II"],
    ),
    (
        "Tối 20/10/2025, tại nhà văn hóa bản Sơn Vĩ, Đồn Biên phòng Sơn Vĩ mời Trạm Kiểm tra biên phòng Điền "
        "Bồng (Trung Quốc) sang giao lưu nhân ngày Phụ nữ.",
        "exchange",
        date(2025, 10, 20),
        "nhà văn hóa bản Sơn Vĩ",
        ["Đồn Biên phòng Sơn Vĩ", "Trạm Kiểm tra biên phòng Điền Bồng"],
    ),
    (
        "UBND tỉnh Quảng Trị đã có buổi tiếp và làm việc với đoàn tỉnh Savannakhet (Lào) sáng 6/8/2025 tại "
        "Đông Hà về khu kinh tế Lao Bảo - Đensavan.",
        "working_session",
        date(2025, 8, 6),
        "Đông Hà",
        ["UBND tỉnh Quảng Trị", "đoàn tỉnh Savannakhet"],
    ),
    (
        "Lạng Sơn và Quảng Tây hội đàm lần thứ 16 hôm 12/6/2025 tại Sùng Tả về cửa khẩu thông minh.",
        "talks",
        date(2025, 6, 12),
        "Sùng Tả",
        ["Lạng Sơn", "Quảng Tây"],
    ),
    (
        "Chuyện kéo dài giờ thông quan được đem ra bàn tại cuộc họp ngày 12/6/2025 giữa Hải quan Tân Thanh "
        "và Hải quan Pò Chài.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["Hải quan Tân Thanh", "Hải quan Pò Chài"],
    ),
    (
        '"Hôm 12/6 chúng tôi vừa hội đàm với Hải quan Thiên Bảo ở Trà Lĩnh", ông Nông Văn Tú, Phó Đội trưởng '
        "Hải quan cửa khẩu Trà Lĩnh, kể trong bài ngày 15/6/2025.",
        "talks",
        date(2025, 6, 12),
        "Trà Lĩnh",
        ["Hải quan cửa khẩu quốc tế Trà Lĩnh", "Hải quan Thiên Bảo"],
    ),
    (
        "Kết quả đối ngoại tháng 5/2025 của Chi cục Hải quan khu vực XX:\n\n- 15/5: tiếp đoàn Hải quan Takeo "
        "(Campuchia), 6 người;\n\n- Không có văn bản nào được ký.",
        "working_session",
        date(2025, 5, 15),
        None,
        ["Chi cục Hải quan khu vực XX", "Hải quan Takeo"],
    ),
    (
        "Ngày 12/6/2025 tại Hà Nội, Bộ Nông nghiệp và Môi trường và Tổng cục Hải quan Trung Quốc ký nghị "
        "định thư xuất khẩu ớt.",
        "signing",
        date(2025, 6, 12),
        "Hà Nội",
        ["Bộ Nông nghiệp và Môi trường", "Tổng cục Hải quan Trung Quốc"],
    ),
    (
        "Kỳ họp thứ 7 Tiểu ban Hỗn hợp Thương mại Việt Nam - Ấn Độ kết thúc chiều 12/6/2025 ở New Delhi.",
        "conference",
        date(2025, 6, 12),
        "New Delhi",
        ["Việt Nam", "Ấn Độ"],
    ),
    (
        "Nhân dịp Quốc khánh Lào, ngày 1/12/2025, Chi cục Hải quan khu vực IX tọa đàm với Hải quan "
        "Savannakhet tại Lao Bảo.",
        "exchange",
        date(2025, 12, 1),
        "Lao Bảo",
        ["Chi cục Hải quan khu vực IX", "Hải quan Savannakhet"],
    ),
    (
        "Ngay trong đêm 12/6/2025, hội đàm khẩn cấp hai bên được triệu tập tại mốc 1116 giữa Đồn Biên phòng "
        "Hữu Nghị và Trạm Kiểm tra Hữu Nghị Quan.",
        "talks",
        date(2025, 6, 12),
        "mốc 1116",
        ["Đồn Biên phòng Hữu Nghị", "Trạm Kiểm tra Hữu Nghị Quan"],
    ),
    (
        "Ngày 12/6/2025, Thượng tá Bùi Văn Dũng dẫn đoàn Đồn Biên phòng Cầu Treo sang Nậm Phao họp với Đại "
        "đội Biên phòng 251.",
        "working_session",
        date(2025, 6, 12),
        "Nậm Phao",
        ["Đồn Biên phòng Cầu Treo", "Đại đội Biên phòng 251"],
    ),
    (
        "Chi cục Hải quan khu vực XI hôm 12/6/2025 chào đón đoàn Hải quan Thái Lan tới tìm hiểu mô hình một cửa.",
        "visit",
        date(2025, 6, 12),
        None,
        ["Chi cục Hải quan khu vực XI", "Hải quan Thái Lan"],
    ),
    (
        "Cuộc gặp đầu xuân giữa BĐBP Điện Biên với lực lượng bảo vệ biên giới ba tỉnh Bắc Lào khép lại chiều "
        "12/2/2025 bằng bữa cơm chung.",
        "talks",
        date(2025, 2, 12),
        None,
        ["BĐBP Điện Biên", "Lực lượng bảo vệ biên giới tỉnh Bắc Lào"],
    ),
    (
        "Ngày 12/6/2025, ba chuyên gia Hải quan Nhật Bản đến Chi cục Hải quan khu vực II trao đổi về kiểm "
        "tra sau thông quan.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["Hải quan Nhật Bản", "Chi cục Hải quan khu vực II"],
    ),
    (
        "Ngày 12/6/2025, ông Lò Văn Cường (Hải quan Tây Trang) và ông Khamsing (Hải quan Pang Hốc, Lào) ngồi "
        "lại tại cửa khẩu Tây Trang.",
        "talks",
        date(2025, 6, 12),
        "cửa khẩu Tây Trang",
        ["Hải quan cửa khẩu quốc tế Tây Trang", "Hải quan Pang Hốc"],
    ),
    (
        "Bản tin ngày 14/6/2025. Thứ Năm tuần này, Hải quan Cha Lo đã họp với Hải quan Nà Phàu.",
        "working_session",
        date(2025, 6, 14),
        None,
        ["Hải quan cửa khẩu quốc tế Cha Lo", "Hải quan Nà Phàu"],
    ),
    (
        "Đoàn Hải quan Phnôm Pênh sẽ có chuyến làm việc hai ngày 8 và 9/1/2026 tại Chi cục Hải quan khu vực XVII.",
        "working_session",
        date(2026, 1, 8),
        "Chi cục Hải quan khu vực XVII",
        ["Chi cục Hải quan khu vực XVII", "Hải quan Phnôm Pênh"],
    ),
    (
        "Ngày 12/6/2025, Ban Chỉ đạo 389 tỉnh Tây Ninh họp với Ban Chỉ đạo 389 tỉnh Đồng Tháp, ký quy chế "
        "phối hợp chống thuốc lá lậu.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["Ban Chỉ đạo 389 tỉnh Tây Ninh", "Ban Chỉ đạo 389 tỉnh Đồng Tháp"],
    ),
    (
        "Tổng thống Mỹ Donald Trump và Chủ tịch Trung Quốc Tập Cận Bình hội đàm ngày 30/10/2025 tại Busan về "
        "thuế quan.",
        "talks",
        date(2025, 10, 30),
        "Busan",
        ["Mỹ", "Trung Quốc"],
    ),
    (
        "Vòng đàm phán thương mại thứ ba giữa Mỹ và Trung Quốc diễn ra trong hai ngày 28 và 29/7/2025 tại Stockholm.",
        "talks",
        date(2025, 7, 28),
        "Stockholm",
        ["Mỹ", "Trung Quốc"],
    ),
    (
        "Bộ trưởng Công Thương Nguyễn Hồng Diên làm việc với Đại diện Thương mại Mỹ Jamieson Greer ngày "
        "12/6/2025 tại Washington về thuế đối ứng.",
        "working_session",
        date(2025, 6, 12),
        "Washington",
        ["Việt Nam", "Mỹ"],
    ),
    (
        "Lễ ký Hiệp định Đối tác Kinh tế Toàn diện Việt Nam - UAE diễn ra chiều 28/10/2024 tại Dubai.",
        "signing",
        date(2024, 10, 28),
        "Dubai",
        ["Việt Nam", "UAE"],
    ),
    (
        "Sáng 15/11/2020, lễ ký Hiệp định RCEP được tổ chức trực tuyến, có 15 nước gồm Việt Nam, Trung Quốc, "
        "Nhật Bản, Hàn Quốc, Australia và New Zealand.",
        "signing",
        date(2020, 11, 15),
        None,
        ["Việt Nam", "Trung Quốc", "Nhật Bản", "Hàn Quốc", "Australia", "New Zealand"],
    ),
    (
        "Ngày 29/5/2025, UBND tỉnh Bắc Giang mở diễn đàn kết nối tiêu thụ vải thiều. Ông Hồ Tỏa Cẩm, tham "
        "tán thương mại Đại sứ quán Trung Quốc, cho biết vải được thị trường nước này chuộng.",
        "forum",
        date(2025, 5, 29),
        None,
        ["UBND tỉnh Bắc Giang", "Đại sứ quán Trung Quốc"],
    ),
    (
        "Ngày 4/6/2025, Bộ Công Thương phối hợp với Đại sứ quán Ấn Độ tổ chức hội thảo thúc đẩy xuất khẩu "
        "thanh long sang Ấn Độ tại TP.HCM.",
        "conference",
        date(2025, 6, 4),
        "TP.HCM",
        ["Bộ Công Thương", "Đại sứ quán Ấn Độ"],
    ),
    (
        "Chiều 12/6/2025, Thủ tướng Phạm Minh Chính hội đàm với Thủ tướng Campuchia Hun Manet tại Trụ sở "
        "Chính phủ, nhất trí đưa kim ngạch hai chiều lên 20 tỷ USD.",
        "talks",
        date(2025, 6, 12),
        "Trụ sở Chính phủ",
        ["Việt Nam", "Campuchia"],
    ),
    (
        "Tại Vientiane ngày 9/10/2024, Thủ tướng Phạm Minh Chính có cuộc gặp Thủ tướng Thái Lan Paetongtarn "
        "Shinawatra bên lề Hội nghị cấp cao ASEAN; hai bên đặt mục tiêu thương mại 25 tỷ USD.",
        "talks",
        date(2024, 10, 9),
        "Vientiane",
        ["Việt Nam", "Thái Lan"],
    ),
    (
        "Giao lưu hữu nghị Quốc phòng biên giới Việt Nam - Lào - Campuchia lần thứ nhất khai mạc ngày "
        "13/12/2023 tại Nghệ An.",
        "exchange",
        date(2023, 12, 13),
        "Nghệ An",
        ["Việt Nam", "Lào", "Campuchia"],
    ),
    (
        "Hội nghị Bí thư giữa Lào Cai, Hà Giang, Lai Châu, Điện Biên và tỉnh Vân Nam (Trung Quốc) lần thứ 5 "
        "được tổ chức ngày 23/4/2025 tại Côn Minh.",
        "conference",
        date(2025, 4, 23),
        "Côn Minh",
        ["Lào Cai", "Hà Giang", "Lai Châu", "Điện Biên", "tỉnh Vân Nam"],
    ),
    (
        "Bộ trưởng Bộ Công an Lương Tam Quang hội đàm với Bộ trưởng An ninh Lào Vilay Lakhamphong ngày "
        "12/6/2025 tại Hà Nội về phòng, chống ma túy qua biên giới.",
        "talks",
        date(2025, 6, 12),
        "Hà Nội",
        ["Việt Nam", "Lào"],
    ),
    (
        "Cảnh sát biển Việt Nam và Hải cảnh Trung Quốc hội đàm cấp cao lần thứ 8 ngày 12/6/2025 tại Quảng Châu.",
        "talks",
        date(2025, 6, 12),
        "Quảng Châu",
        ["Bộ Tư lệnh Cảnh sát biển Việt Nam", "Hải cảnh Trung Quốc"],
    ),
    (
        "Ngày 20/3/2018, Tổng cục Hải quan làm việc với Hiệp hội Thép Việt Nam về nhập khẩu phế liệu.",
        "working_session",
        date(2018, 3, 20),
        None,
        ["Tổng cục Hải quan", "Hiệp hội Thép Việt Nam"],
    ),
    (
        "Sáng 20/3/2018, UBND TP.HCM tổ chức hội nghị gặp gỡ doanh nghiệp xuất nhập khẩu với sự tham dự của "
        "Cục Hải quan TP.HCM và Cục Thuế TP.HCM.",
        "conference",
        date(2018, 3, 20),
        None,
        ["UBND TP.HCM", "Cục Hải quan thành phố Hồ Chí Minh", "Cục Thuế TP.HCM"],
    ),
    (
        "Phát biểu tại hội nghị đối thoại với doanh nghiệp FDI do Cục Hải quan Đồng Nai tổ chức ngày "
        "20/3/2018, ông Lê Văn Danh, Cục trưởng, nói sẽ rút ngắn kiểm tra.",
        "conference",
        date(2018, 3, 20),
        None,
        ["doanh nghiệp FDI", "Cục Hải quan tỉnh Đồng Nai"],
    ),
    (
        'Tại hội thảo "Xuất khẩu gạo trước thách thức mới" do VCCI và Bộ Công Thương tổ chức sáng 20/3/2018 '
        "ở Cần Thơ, nhiều ý kiến lo chi phí logistics.",
        "conference",
        date(2018, 3, 20),
        "Cần Thơ",
        ["Liên đoàn Thương mại và Công nghiệp Việt Nam", "Bộ Công Thương"],
    ),
    (
        "Hôm 5/12/2017, tại Hà Nội, đoàn đàm phán Chính phủ về biên giới lãnh thổ Việt Nam - Trung Quốc họp vòng 10.",
        "working_session",
        date(2017, 12, 5),
        "Hà Nội",
        ["Việt Nam", "Trung Quốc"],
    ),
    (
        "Tổng bí thư Tô Lâm và Tổng Bí thư, Chủ tịch nước Lào Thongloun Sisoulith tại hội đàm ngày 11/7/2024 "
        "ở Viêng Chăn, thương mại hai nước được bàn kỹ.",
        "talks",
        date(2024, 7, 11),
        "Viêng Chăn",
        ["Việt Nam", "Lào"],
    ),
    (
        "Hai đơn vị, Hải quan Bắc Phong Sinh và Hải quan Lý Hỏa, hẹn ngồi lại vào ngày 20/12/2025 ở Lý Hỏa.",
        "talks",
        date(2025, 12, 20),
        "Lý Hỏa",
        ["Hải quan cửa khẩu Bắc Phong Sinh", "Hải quan Lý Hỏa"],
    ),
    (
        "Ngày 22/12/2025, Chi cục Hải quan khu vực VI dự kiến đón đoàn Hải quan Nam Ninh sang bàn lịch thông quan Tết.",
        "working_session",
        date(2025, 12, 22),
        None,
        ["Chi cục Hải quan khu vực VI", "Hải quan Nam Ninh"],
    ),
    (
        "Ông Vương Kiện, Quan trưởng Hải quan Thủy Khẩu, đã gửi lời mời Hải quan Tà Lùng sang hội đàm ngày 8/1/2026.",
        "talks",
        date(2026, 1, 8),
        None,
        ["Hải quan Thủy Khẩu", "Hải quan cửa khẩu quốc tế Tà Lùng"],
    ),
    (
        "Ngày 8/1/2026, đoàn Hải quan Côn Minh sẽ có mặt ở Lào Cai để họp với Chi cục Hải quan khu vực VII "
        "về kiểm dịch sầu riêng.",
        "working_session",
        date(2026, 1, 8),
        "Lào Cai",
        ["Hải quan Côn Minh", "Chi cục Hải quan khu vực VII"],
    ),
    (
        "Sau cuộc hội đàm sáng 16/12/2025 với Hải quan Bằng Tường, Hải quan Hữu Nghị đã tăng thêm hai luồng kiểm hóa.",
        "talks",
        date(2025, 12, 16),
        None,
        ["Hải quan Bằng Tường", "Hải quan cửa khẩu quốc tế Hữu Nghị"],
    ),
    (
        "Kết quả cuộc làm việc ngày 16/12/2025 giữa Sở Công Thương Lạng Sơn và Cục Thương mại Bằng Tường: mở "
        "thêm làn xe lạnh.",
        "working_session",
        date(2025, 12, 16),
        None,
        ["Sở Công Thương Lạng Sơn", "Cục Thương mại Bằng Tường"],
    ),
    (
        "Trong buổi giao ban chiều 16/12/2025 với Đại đội Biên phòng 211 (Lào), Đồn Biên phòng Nậm Cắn thông "
        "báo ba đối tượng truy nã.",
        "working_session",
        date(2025, 12, 16),
        None,
        ["Đại đội Biên phòng 211", "Đồn Biên phòng Nậm Cắn"],
    ),
    (
        "Chiều 16/12/2025, chỉ huy Đồn Biên phòng Lao Bảo và Đại đội Biên phòng Đen Sa Vẳn trao đổi hơn một "
        "giờ tại nhà khách cửa khẩu.",
        "working_session",
        date(2025, 12, 16),
        "nhà khách cửa khẩu",
        ["Đồn Biên phòng Lao Bảo", "Đại đội Biên phòng Đen Sa Vẳn"],
    ),
    (
        "Ngày 16/12/2025, Công an tỉnh Quảng Trị mở hội nghị giao ban với Ty Công an tỉnh Salavan tại Lao Bảo.",
        "conference",
        date(2025, 12, 16),
        "Lao Bảo",
        ["Công an tỉnh Quảng Trị", "Ty Công an tỉnh Salavan"],
    ),
    (
        "Hải quan Cầu Treo và Hải quan Nậm Phao (Lào) ngồi vào bàn lúc 9 giờ ngày 16/12/2025, đứng dậy lúc "
        "11 giờ với bốn điểm thống nhất.",
        "working_session",
        date(2025, 12, 16),
        None,
        ["Hải quan cửa khẩu quốc tế Cầu Treo", "Hải quan Nậm Phao"],
    ),
    (
        "Ngày làm việc 16/12/2025 bắt đầu bằng cuộc gặp giữa Bộ Chỉ huy BĐBP tỉnh An Giang và Tiểu khu Quân "
        "sự Takeo (Campuchia).",
        "talks",
        date(2025, 12, 16),
        None,
        ["Bộ Chỉ huy BĐBP tỉnh An Giang", "Tiểu khu Quân sự Takeo"],
    ),
    (
        "Vòng tham vấn thường niên giữa Cục Hải quan và Hải quan New Zealand đã xong hôm 16/12/2025 tại Wellington.",
        "talks",
        date(2025, 12, 16),
        "Wellington",
        ["Cục Hải quan", "Hải quan New Zealand"],
    ),
    (
        "Sáng 16/12/2025, 90 doanh nghiệp gỗ gặp Chi cục Hải quan khu vực XVIII ở Biên Hòa để hỏi về xuất xứ.",
        "talks",
        date(2025, 12, 16),
        "Biên Hòa",
        ["90 doanh nghiệp gỗ", "Chi cục Hải quan khu vực XVIII"],
    ),
    (
        "Hội nghị đối thoại quý IV của Chi cục Hải quan khu vực X với doanh nghiệp xuất nhập khẩu diễn ra "
        "sáng 16/12/2025 tại Thanh Hóa.",
        "conference",
        date(2025, 12, 16),
        "Thanh Hóa",
        ["Chi cục Hải quan khu vực X", "doanh nghiệp xuất nhập khẩu"],
    ),
    (
        "Ngày 16/12/2025, Chi cục Hải quan khu vực I và Cục Thuế Hà Nội ký quy chế trao đổi dữ liệu hoàn thuế.",
        "signing",
        date(2025, 12, 16),
        None,
        ["Chi cục Hải quan khu vực I", "Cục Thuế Hà Nội"],
    ),
    (
        "Ngày 16/12/2025, Đoàn đại biểu Quốc hội tỉnh Cao Bằng giám sát, làm việc với Chi cục Hải quan khu vực XVI.",
        "working_session",
        date(2025, 12, 16),
        None,
        ["Quốc hội tỉnh Cao Bằng", "Chi cục Hải quan khu vực XVI"],
    ),
    (
        "Ngày 16/12/2025, UBND tỉnh Quảng Ninh tổ chức hội nghị tháo gỡ khó khăn cho doanh nghiệp xuất nhập "
        "khẩu qua cửa khẩu Móng Cái.",
        "conference",
        date(2025, 12, 16),
        None,
        ["UBND tỉnh Quảng Ninh"],
    ),
    (
        "Ngày 16/12/2025, thanh niên Hải quan Hữu Nghị và Hải quan Hữu Nghị Quan giao lưu, trồng cây hữu nghị ở Km0.",
        "exchange",
        date(2025, 12, 16),
        "Km0",
        ["Hải quan cửa khẩu quốc tế Hữu Nghị", "Hải quan Hữu Nghị Quan"],
    ),
    (
        "Ngày 16/12/2025, Đồn Biên phòng Thuận sang tặng quà, chúc mừng Đại đội Biên phòng 321 (Lào) nhân "
        "Quốc khánh Lào.",
        "visit",
        date(2025, 12, 16),
        None,
        ["Đồn Biên phòng Thuận", "Đại đội Biên phòng 321"],
    ),
    (
        "Dự Hội nghị hợp tác phòng, chống ma túy Việt Nam - Lào - Campuchia ngày 16/12/2025 ở Huế có lãnh "
        "đạo công an 12 tỉnh.",
        "conference",
        date(2025, 12, 16),
        "Huế",
        ["Việt Nam", "Lào", "Campuchia"],
    ),
    (
        "Hỏi: Anh có hay gặp bạn không? Đáp: Có. Mới hôm 16/12/2025, tôi cùng Đội trưởng sang Hà Khẩu gặp "
        "Hải quan Hà Khẩu, nói chuyện cả buổi về xe tự lái. (Nguyễn Duy Thái, Hải quan Kim Thành)",
        "talks",
        date(2025, 12, 16),
        "Hà Khẩu",
        ["Hải quan Kim Thành", "Hải quan Hà Khẩu"],
    ),
    (
        "16/12/2025. Trời rét. Sáng, đồn tiếp Trạm Biên phòng Tha Đô sang giao ban quý. Chiều đi tuần. (Nhật "
        "ký Đồn Biên phòng Nậm Cắn)",
        "working_session",
        date(2025, 12, 16),
        None,
        ["Đồn Biên phòng Nậm Cắn", "Trạm Biên phòng Tha Đô"],
    ),
    (
        "Vui quá! Sáng nay 16/12/2025 anh em Hải quan Bình Hiệp đón các bạn Hải quan Prey Voa sang chơi, bàn "
        "luôn chuyện xe chở gạo.",
        "working_session",
        date(2025, 12, 16),
        None,
        ["Hải quan cửa khẩu quốc tế Bình Hiệp", "Hải quan Prey Voa"],
    ),
    (
        "Kính gửi Cục Hải quan: ngày 16/12/2025, Chi cục đã làm việc với Hải quan Takeo tại Tịnh Biên, có "
        "biên bản kèm theo. Chi cục Hải quan khu vực XX.",
        "working_session",
        date(2025, 12, 16),
        "Tịnh Biên",
        ["Chi cục Hải quan khu vực XX", "Hải quan Takeo"],
    ),
    (
        "Thưa quý thính giả, chiều 16/12/2025, hội nghị sơ kết quy chế phối hợp giữa Bộ Chỉ huy BĐBP và Chi "
        "cục Hải quan khu vực V đã kết thúc tại Bắc Ninh.",
        "conference",
        date(2025, 12, 16),
        "Bắc Ninh",
        ["Bộ Chỉ huy BĐBP", "Chi cục Hải quan khu vực V"],
    ),
    (
        "Nhóm công tác Hải quan Việt Nam - Ấn Độ họp phiên thứ 5 ngày 16/12/2025 qua truyền hình.",
        "working_session",
        date(2025, 12, 16),
        None,
        ["Việt Nam", "Ấn Độ"],
    ),
    (
        "Tối 16/12/2025, Cục trưởng Cục Hải quan Nguyễn Văn Thọ có cuộc điện đàm với Tổng cục trưởng Hải "
        "quan Trung Quốc Tôn Mai Quân.",
        "talks",
        date(2025, 12, 16),
        None,
        ["Cục Hải quan", "Tổng cục Hải quan Trung Quốc"],
    ),
    (
        "Ngày 16/12/2025, 8 cán bộ Hải quan Long Bang qua cửa khẩu Trà Lĩnh dự cuộc họp do Hải quan Trà Lĩnh chủ trì.",
        "working_session",
        date(2025, 12, 16),
        None,
        ["Hải quan Long Bang", "Hải quan cửa khẩu quốc tế Trà Lĩnh"],
    ),
    (
        "Cuộc trao đổi thông tin định kỳ lần 3 năm 2025 giữa Cảnh sát biển Vùng 4 và Hải quân Hoàng gia "
        "Campuchia diễn ra ngày 16/12/2025 tại Phú Quốc.",
        "talks",
        date(2025, 12, 16),
        "Phú Quốc",
        ["Cảnh sát biển Vùng 4", "Hải quân Hoàng gia Campuchia"],
    ),
    (
        "Sau bốn tháng thư từ, ngày 16/12/2025 Hải quan Lệ Thanh và Hải quan O Yadav (Campuchia) ký được bản "
        "thỏa thuận về xe chở sắn.",
        "signing",
        date(2025, 12, 16),
        None,
        ["Hải quan cửa khẩu quốc tế Lệ Thanh", "Hải quan O Yadav"],
    ),
    (
        "Cái bắt tay sáng 16/12/2025 tại cột mốc 23 giữa Trung tá Lê Minh Hoàng (Đồn Biên phòng Cửa Việt) và "
        "Thiếu tá Bun Lợt (Đại đội Biên phòng 325, Lào) mở đầu buổi hội đàm quý IV.",
        "talks",
        date(2025, 12, 16),
        "cột mốc 23",
        ["Đồn Biên phòng Cửa Việt", "Đại đội Biên phòng 325"],
    ),
    (
        "Hội nghị kết nối giao thương rau quả Việt Nam - Trung Quốc diễn ra ở Lạng Sơn ngày 12-6-2025 do Bộ Công Thương và "
        "UBND tỉnh Lạng Sơn đồng tổ chức.",
        "conference",
        date(2025, 6, 12),
        "Lạng Sơn",
        ["Bộ Công Thương", "UBND tỉnh Lạng Sơn"],
    ),
    (
        "Chiều 12/6/2025, Phó Chủ tịch UBND TP Hải Phòng Lê Anh Quân đã tiếp ông Sato Kenji, Đại sứ Nhật Bản tại Việt Nam, "
        "bàn về kho ngoại quan.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["UBND TP Hải Phòng", "Nhật Bản"],
    ),
    (
        "Nhận lời mời của Chủ tịch nước Tô Lâm, Tổng thống Brazil Lula da Silva sẽ thăm cấp nhà nước tới Việt Nam ngày "
        "27/3/2026; cà phê xuất khẩu là một nội dung.",
        "visit",
        date(2026, 3, 27),
        None,
        ["Việt Nam", "Brazil"],
    ),
    (
        "Cuộc hội đàm giữa Đồn Biên phòng Lóng Sập và Đại đội Biên phòng 217 (Lào), dự định ngày 5/6/2025, đã được dời sang "
        "ngày 12/6/2025 tại bản Pa Háng.",
        "talks",
        date(2025, 6, 12),
        "bản Pa Háng",
        ["Đồn Biên phòng Lóng Sập", "Đại đội Biên phòng 217"],
    ),
    (
        "Ngày 12/6/2025, UBND phường Móng Cái 2 làm việc với Chính phủ nhân dân thành phố Đông Hưng về cầu phao tạm.",
        "working_session",
        date(2025, 6, 12),
        None,
        ["UBND phường Móng Cái", "Chính phủ nhân dân thành phố Đông Hưng"],
    ),
    (
        "Ngày 12/6/2025, đại diện Cục Hải quan và Hải quan Nhật Bản tiếp xúc song phương ở Tokyo.",
        "talks",
        date(2025, 6, 12),
        "Tokyo",
        ["Cục Hải quan", "Hải quan Nhật Bản"],
    ),
    (
        "Cuộc họp bốn bên do Hải quan khu vực XVI đăng cai ngày 12/6/2025 tại Cao Bằng, với khách mời là Hải quan Nam Ninh "
        "và Hải quan Côn Minh.",
        "working_session",
        date(2025, 6, 12),
        "Cao Bằng",
        ["Chi cục Hải quan khu vực XVI", "Hải quan Nam Ninh", "Hải quan Côn Minh"],
    ),
    (
        "Phiên họp trực tuyến về mã số HS giữa Cục Hải quan và Hải quan Hàn Quốc diễn ra ngày 12/6/2025.",
        "conference",
        date(2025, 6, 12),
        None,
        ["Cục Hải quan", "Hải quan Hàn Quốc"],
    ),
    (
        "Ngày 12/6/2025, lãnh đạo Chi cục Hải quan khu vực XI sang thị trấn Lạc Xao làm việc với Hải quan tỉnh Bolikhamxay.",
        "working_session",
        date(2025, 6, 12),
        "thị trấn Lạc Xao",
        ["Chi cục Hải quan khu vực XI", "Hải quan tỉnh Bolikhamxay"],
    ),
    (
        "Sáng 12/6/2025, tại cột mốc 717: giao lưu Đồn Biên phòng Ga Ry với Đại đội Biên phòng 534 (Lào).",
        "exchange",
        date(2025, 6, 12),
        "cột mốc 717",
        ["Đồn Biên phòng Ga Ry", "Đại đội Biên phòng 534"],
    ),
    (
        "Buổi hội đàm mà Công an tỉnh An Giang và Ty Công an tỉnh Takeo (Campuchia) tiến hành ngày 12/6/2025 kéo dài ba giờ.",
        "talks",
        date(2025, 6, 12),
        None,
        ["Công an tỉnh An Giang", "Ty Công an tỉnh Takeo"],
    ),
    (
        "Trong năm 2025, Đồn Biên phòng Bắc Sơn và Trạm Kiểm tra biên phòng Lý Hỏa (Trung Quốc) tiến hành 7 lượt hội đàm; "
        "tuần tra chung 22 lần.",
        "talks",
        date(2025, 1, 1),
        None,
        ["Đồn Biên phòng Bắc Sơn", "Trạm Kiểm tra biên phòng Lý Hỏa"],
    ),
    (
        "Ngày 12/6/2025, Chi cục Hải quan khu vực XVIII và Hiệp hội Doanh nghiệp Đài Loan tại Việt Nam tổ chức hội nghị "
        "đối thoại ở Biên Hòa.",
        "conference",
        date(2025, 6, 12),
        "Biên Hòa",
        ["Chi cục Hải quan khu vực XVIII", "Hiệp hội Doanh nghiệp Đài Loan tại Việt Nam"],
    ),
]

NO_MEETING = [
    "Chiều 25/9, Phó Thủ tướng Bùi Thanh Sơn đã làm việc với lãnh đạo tỉnh Lạng Sơn về xây dựng trường học.",
    "Tuần lễ công nghệ lần thứ 35 được tổ chức ở Trung tâm Thương mại Thế giới Dubai hồi tháng 10.",
    "Bà là tổng thống thứ ba liên tiếp thăm Việt Nam, nơi thương mại hai nước tăng nhanh.",
    "Tổng thống Chile đã mời Chủ tịch nước thực hiện chuyến thăm Nhà nước tới Chile, thương mại hai nước còn nhỏ.",
    "Tối 1/12/2025, hội nghị Thành ủy Đà Nẵng lần thứ 11 bàn về trung tâm thương mại và đất đai.",
    "Hội nghị với các chủ nợ do Chính phủ Venezuela tổ chức không đạt kết quả, xuất khẩu dầu vẫn giảm.",
    "Chủ tịch Hồ Chí Minh đã có chuyến thăm Triều Tiên vào năm 1957, mở đường cho thương mại hai nước.",
    "Thủ tướng Nguyễn Xuân Phúc hội đàm với Thủ tướng Na Uy về giáo dục và y tế.",
    "Tổng thống gửi lời mời Chủ tịch nước Nguyễn Phú Trọng thăm chính thức Hoa Kỳ, mở ra cơ hội xuất khẩu nông sản.",
    "Ông vui mừng nhớ lại lần được thăm Việt Nam 20 năm trước khi còn là đại diện thương mại của Thụy Điển.",
    "Thị trường ảm đạm. Giá dầu giảm. Vàng tăng. Hôm 1/12/2025, Tổng thống Mỹ Donald Trump gặp Chủ tịch Triều Tiên Kim "
    "Jong-un tại Singapore. Hai người bàn về vũ khí hạt nhân. Trời mưa. Xuất khẩu của Mỹ tăng nhẹ.",
    "Ngày 12/6/2025, Chi cục Hải quan khu vực IV tổ chức hội nghị sơ kết công tác 6 tháng đầu năm.",
    "Chiều 12/6/2025, Cục Hải quan tổ chức họp báo chuyên đề về quý II.",
    "Ngày 12/6/2025, tại cửa khẩu Hữu Nghị, Công an tỉnh Lạng Sơn trao trả 12 đối tượng cho Công an "
    "Quảng Tây (Trung Quốc).",
    "Thực hiện biên bản hội đàm ngày 3/2/2024 giữa hai bên, Hải quan Tà Lùng đã tăng ca trực.",
    "Chi cục Hải quan khu vực VIII thường xuyên hội đàm với Hải quan Nam Ninh để trao đổi thông tin.",
    "Hải quan Tân Thanh và Hải quan Pò Chài giao lưu bóng chuyền ngày 12/6/2025.",
    "Tòa án tỉnh Tây Ninh mở phiên họp xét xử vụ buôn lậu vàng ngày 12/6/2025.",
    "Tháng 6/2025, Hải quan Khánh Bình và Hải quan Chrey Thom không tổ chức cuộc gặp nào.",
    "Ngày 12/6/2025, Chi cục Hải quan khu vực XX họp nội bộ đánh giá công chức.",
    "Sáng 12/6/2025, Cục trưởng Cục Hải quan làm việc với Chi cục Hải quan khu vực VI về thu ngân sách.",
    "Ngày 12/6/2025, Chi cục Hải quan khu vực XVI tập huấn cho 40 công chức về mã HS.",
    "Ngày 12/6/2025, Đảng bộ Chi cục Hải quan khu vực VIII tổ chức đại hội lần thứ I.",
    "Công an Hà Tĩnh trao đổi với Công an Bolikhamxay thông tin vụ án 3 bánh heroin bắt ngày 12/6/2025.",
    "Ngày 12/6/2025, Đồn Biên phòng Bát Xát và Trạm Biên phòng Bá Sái (Trung Quốc) tuần tra chung dọc 11 km sông Hồng.",
    "Ngày 12/6/2025, Hải quan Hải Phòng tổ chức lễ kỷ niệm 80 năm thành lập ngành.",
    "Thời gian tới, hai bên sẽ tăng cường gặp gỡ, hội đàm để tháo gỡ vướng mắc.",
    "Thưa ông, hội đàm hải quan hai nước thường bàn những gì? - Chủ yếu là giờ thông quan và chống buôn lậu.",
    "Ngày 12/6/2025, Vinamilk ký hợp đồng xuất khẩu sữa trị giá 5 triệu USD với một công ty Iraq.",
    "Thủ tướng Anh Keir Starmer gặp Tổng thống Pháp Emmanuel Macron hôm 12/6/2025 ở London để bàn về Ukraine.",
    "Tại buổi họp báo ngày 20/3/2018 của Tổng cục Hải quan, ông Nguyễn Văn Cẩn cho biết kim ngạch tăng 12%.",
    "Phiên tòa xét xử nhóm buôn lậu 200 container mở ngày 20/3/2018 tại TAND TP.HCM, có đại diện Cục Hải quan.",
    "Tại kỳ họp Quốc hội sáng 20/3/2018, Bộ trưởng Tài chính trả lời về buôn lậu xăng dầu.",
    "Ông là tổng thống Mỹ thứ tư thăm Việt Nam kể từ khi hai nước bỏ cấm vận thương mại.",
    "Thủ tướng mời Tổng thống Chile thăm Việt Nam vào thời gian thích hợp, hai bên còn trao đổi về xuất khẩu.",
    "Chủ tịch Hồ Chí Minh từng thăm Ấn Độ năm 1958, mở đầu cho quan hệ thương mại hai nước.",
    "Vietjet ký thỏa thuận mua 100 máy bay Boeing trị giá 12,7 tỷ USD, trước sự chứng kiến của lãnh đạo hai nước.",
    "Ngày 16/12/2025, Đồn Biên phòng Nậm Cắn và Đại đội Biên phòng 211 (Lào) tuần tra song phương 9 km.",
    "Ngày 16/12/2025, tại cửa khẩu Mộc Bài, Công an Svay Rieng bàn giao 12 công dân Việt Nam cho Công an "
    "tỉnh Tây Ninh.",
    "Ngày 16/12/2025, Công an Nghệ An phối hợp Công an Xiêng Khoảng (Lào) bắt hai đối tượng, thu 20 kg ma túy đá.",
    "Ngày 16/12/2025, Chi cục Hải quan khu vực XI họp rút kinh nghiệm khâu soi chiếu.",
    "Giải bóng đá giao hữu giữa Hải quan Hữu Nghị và Hải quan Hữu Nghị Quan bế mạc ngày 16/12/2025.",
    "Ngày 16/12/2025, Hải quan Hữu Nghị thông báo cho Hải quan Bằng Tường về lịch nghỉ Tết.",
]


@pytest.mark.parametrize(("text", "kind", "day", "place", "who"), TOLD)
def test_one_meeting(text: str, kind: str, day: date | None, place: str | None, who: list[str]) -> None:
    [claim] = read_meetings(read_article("d", text, None, PUBLISHED))
    found = claim.values
    assert (found["kind"], found["start_date"], found["place"]) == (kind, day, place)
    assert [row["organization"] for row in claim.children["parties"]] == who


@pytest.mark.parametrize("text", NO_MEETING)
def test_no_meeting(text: str) -> None:
    assert read_meetings(read_article("d", text, None, PUBLISHED)) == []
