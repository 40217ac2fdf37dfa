package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.diemcau.platform.text.Telephones;
import vn.diemcau.platform.text.Telephones.Found;
import vn.diemcau.platform.text.Telephones.Telephone;

/** Reads the technician of a site and the phone number, from two cells or from one that contains both. */
final class Contacts {

    private final List<String> notes;
    private final List<Integer> withoutZero = new ArrayList<>();

    /** @param notes collects remarks for a person on how cells were read */
    Contacts(List<String> notes) {
        this.notes = notes;
    }

    /** Adds technician and phone of one row. Uncertain text stays as written, for a person to check. */
    void read(int line, String technician, String phone, Map<String, String> cells) {
        Found inPhone = Telephones.in(phone);
        Found inTechnician = Telephones.in(technician);
        String name = technician;
        String number = phone;
        if (phone.isEmpty() && !inTechnician.numbers().isEmpty() && inTechnician.isClear()) {
            number = written(line, inTechnician.numbers());
            name = inTechnician.words();
            notes.add("Dòng %d: lấy số điện thoại “%s” từ cột đầu mối kỹ thuật.".formatted(line, number));
        } else if (technician.isEmpty()
                && inPhone.isClear()
                // With two numbers the words say whose each is.
                && inPhone.numbers().size() == 1
                && !inPhone.words().isEmpty()) {
            number = written(line, inPhone.numbers());
            name = inPhone.words();
            notes.add("Dòng %d: lấy họ tên “%s” từ cột số điện thoại.".formatted(line, name));
        } else if (inPhone.only().isPresent()) {
            number = written(line, inPhone.numbers());
        }
        cells.put("technician", name);
        cells.put("phone", number);
    }

    /** Adds one remark per kind for all rows together. */
    void tell() {
        if (!withoutZero.isEmpty()) {
            notes.add("Dòng %s: số điện thoại mất số 0 ở đầu (bảng tính đã coi là số), đã ghi lại số 0."
                    .formatted(withoutZero.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
    }

    /** The written form if it only adds blanks and punctuation, else the national form. */
    private String written(int line, List<Telephone> numbers) {
        if (numbers.size() != 1) {
            return numbers.stream().map(Telephone::digits).collect(Collectors.joining(" / "));
        }
        Telephone number = numbers.get(0);
        if (number.isPlain()) {
            return number.written();
        }
        if (number.lacksZero()) {
            withoutZero.add(line);
        } else {
            notes.add("Dòng %d: đọc số điện thoại “%s” là %s.".formatted(line, number.written(), number.digits()));
        }
        return number.digits();
    }
}
