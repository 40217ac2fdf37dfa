package vn.diemcau.conference.letter;

import java.util.List;
import vn.diemcau.conference.written.Agencies;
import vn.diemcau.conference.written.Lexicon;
import vn.diemcau.conference.written.Phrases;
import vn.diemcau.conference.written.Word;

/** Sentences that begin with what is to be sent: "Danh sách gửi về Văn phòng trước ngày …". */
final class Fronted {

    private static final Phrases THINGS = Lexicon.phrases("fronted: things");
    private static final Phrases SENDING = Phrases.of(
            "gửi", "đăng ký", "nộp", "chuyển", "báo trước", "báo về", "báo cho", "gửi về", "gửi qua", "đề nghị gửi");

    private Fronted() {}

    /** @param who null when nobody is named */
    record Sent(List<Word> who) {}

    static Sent in(List<Word> words) {
        if (words.isEmpty() || THINGS.at(words, 0) == 0) {
            return null;
        }
        int sending = SENDING.find(words, 1);
        if (sending < 0 || words.subList(0, sending).stream().anyMatch(word -> word.is("đã") || word.is("được"))) {
            return null;
        }
        for (int at = sending - 1; at > 0; at--) {
            if (words.get(at).is("của") || words.get(at).is("do")) {
                return new Sent(Agencies.begins(words, at + 1) ? words.subList(at + 1, sending) : null);
            }
        }
        return new Sent(null);
    }
}
