package vn.diemcau.conference.letter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.diemcau.conference.plan.DutyKind;
import vn.diemcau.conference.written.Agencies;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Time;
import vn.diemcau.conference.written.Verbs;
import vn.diemcau.conference.written.Word;

/** Parts what a clause asks into duties: at a comma or "và" before a verb, where the kind or the hour is another. */
final class Pieces {

    private static final Phrases SENDING = Phrases.of(
            "gửi",
            "trình",
            "nộp",
            "báo cáo",
            "hoàn thành",
            "gửi về",
            "xong",
            "chuyển",
            "báo",
            "hoàn tất",
            "nhập",
            "cập nhật",
            "tải");
    private static final Phrases BEHIND_SENDING = Lexicon.phrases("pieces: behind sending");
    /** Technical things are done together: "mở thiết bị, kiểm tra hình ảnh". */
    private static final Set<DutyKind> TECHNICAL = Set.of(DutyKind.CONNECT, DutyKind.TEST, DutyKind.PREPARE_SITE);

    private static final Set<DutyKind> WRITTEN =
            Set.of(DutyKind.REGISTER, DutyKind.REPORT, DutyKind.DOCUMENTS, DutyKind.INVITE);
    private static final Set<String> BEHIND_PURPOSE =
            Set.of("cử", "gửi", "đăng", "báo", "lập", "bố", "không", "thông", "mời");
    private static final Phrases JOINTS =
            Phrases.of("và", ",", "đồng thời", ", đồng thời", "và đồng thời", ", và", "cũng như", ", sau đó");

    /** Who is sent has to be there. */
    private static final Phrases PRESENT = Phrases.of("có mặt", "túc trực", "trực tiếp báo cáo");

    /** Who tests enters first. */
    private static final Phrases ENTERING =
            Phrases.of("đăng nhập", "truy cập", "mở máy", "vào phòng", "bật máy", "kết nối vào", "mở thiết bị");

    private Pieces() {}

    /** A piece among the words. */
    record Piece(int from, int to, DutyKind kind, boolean isSure) {}

    static List<Piece> of(List<Word> words, int from, int to, List<Time> times) {
        List<Piece> pieces = new ArrayList<>();
        int begin = from;
        boolean isPurpose = false;
        for (int at = from + 1; at < to; at++) {
            int joint = JOINTS.at(words, at);
            isPurpose |= words.get(at).is("để") || words.get(at).is("nhằm");
            if (joint == 0 || at + joint >= to || Verbs.at(words, at + joint) == 0) {
                continue;
            }
            if (isPurpose && !BEHIND_PURPOSE.contains(words.get(at + joint).text())) {
                continue;
            }
            isPurpose = false;
            pieces.add(piece(words, begin, at));
            begin = at + joint;
            at = begin;
        }
        pieces.add(piece(words, begin, to));
        return joined(words, pieces, times);
    }

    private static Piece piece(List<Word> words, int from, int to) {
        return new Piece(from, to, Kinds.of(words.subList(from, to)), Kinds.isSure(words.subList(from, to)));
    }

    private static List<Piece> joined(List<Word> words, List<Piece> pieces, List<Time> times) {
        List<Piece> joined = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            Piece last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            Piece next = i + 1 < pieces.size() ? pieces.get(i + 1) : null;
            boolean entersNext = next != null && isEntering(words, piece) && goesOnWith(words, next);
            boolean belongsToNext = next != null
                    && next.isSure()
                    && next.kind() == piece.kind()
                    && last != null
                    && last.isSure()
                    && last.kind() != piece.kind()
                    && hasObject(words, last);
            if (last != null && !belongsToNext && !entersNext && belongTogether(words, last, piece, times)) {
                boolean isFirst = last.isSure() || !piece.isSure() && last.kind() != null;
                joined.set(
                        joined.size() - 1,
                        new Piece(
                                last.from(),
                                piece.to(),
                                isFirst ? last.kind() : piece.kind(),
                                last.isSure() || piece.isSure()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    private static boolean belongTogether(List<Word> words, Piece last, Piece piece, List<Time> times) {
        boolean isOnlyReported = sendsTheSame(words, last.from(), last.to())
                && last.to() - last.from() < 9
                && !hasTime(words, last, times);
        if (words.get(last.from()).is("không")
                || sendsTheSame(words, piece.from(), piece.to())
                || !hasObject(words, last)
                || isOnlyReported) {
            return true;
        }
        if (isEntering(words, last) && goesOnWith(words, piece)) {
            return true;
        }
        List<Word> before = words.subList(last.from(), last.to());
        boolean isTimed = hasTime(words, last, times);
        if (PRESENT.at(words, piece.from()) > 0 && !isTimed) {
            return true;
        }
        boolean isDone = !words.get(piece.from() - 1).is("và")
                && DayRoles.hasDeadline(before)
                && (isTimed || Relative.in(before).isPresent());
        boolean haveOwnTimes = isDone || isTimed && hasTime(words, piece, times);
        boolean isAnotherKind = piece.isSure()
                && last.kind() != null
                && (last.isSure() || !areOfOneSort(last.kind(), piece.kind()))
                && last.kind() != piece.kind();
        return !haveOwnTimes && !isAnotherKind;
    }

    private static boolean isEntering(List<Word> words, Piece piece) {
        return ENTERING.at(words, piece.from()) > 0;
    }

    /** "mở thiết bị, đăng nhập", "đăng nhập, kiểm tra âm thanh": one act. */
    private static boolean goesOnWith(List<Word> words, Piece piece) {
        return piece.kind() == DutyKind.TEST || isEntering(words, piece);
    }

    private static boolean areOfOneSort(DutyKind one, DutyKind other) {
        return TECHNICAL.contains(one) && TECHNICAL.contains(other) || WRITTEN.contains(one) && WRITTEN.contains(other);
    }

    /** "gửi về Văn phòng trước 10 giờ": sends what was named before. */
    static boolean sendsTheSame(List<Word> words, int from, int to) {
        int length = SENDING.at(words, from);
        if (length == 0) {
            return false;
        }
        int next = from + length;
        return next >= to || BEHIND_SENDING.at(words, next) > 0 || Agencies.begins(words, next);
    }

    private static boolean hasObject(List<Word> words, Piece piece) {
        boolean isHelp = words.get(piece.from()).is("phối");
        for (int at = isHelp ? Math.max(piece.from(), piece.to() - 3) : piece.from(); at < piece.to(); at++) {
            if (Verbs.at(words, at) == piece.to() - at) {
                return false;
            }
            if (!isHelp) {
                break;
            }
        }
        return true;
    }

    private static boolean hasTime(List<Word> words, Piece piece, List<Time> times) {
        int from = words.get(piece.from()).from();
        int to = words.get(piece.to() - 1).to();
        return times.stream().anyMatch(time -> time.hasDay() && time.from() >= from && time.from() < to);
    }
}
