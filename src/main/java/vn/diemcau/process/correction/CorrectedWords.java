package vn.diemcau.process.correction;

import vn.diemcau.conference.conference.PlanCorrections.What;

/** One change of a plan, as a sentence for the Office: "Bỏ “Mời đại biểu” của Ban Tổ chức". */
public record CorrectedWords(What what, String duty, String words) {}
