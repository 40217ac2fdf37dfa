package vn.diemcau.conference.sitelist;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.diemcau.platform.text.Telephones;
import vn.diemcau.platform.text.Telephones.Found;
import vn.diemcau.platform.text.Telephones.Telephone;

/** Who looks after the line of a site, and under which number: two cells, or one that holds both. */
final class Contacts {

    private final List<String> notes;
    private final List<Integer> withoutZero = new ArrayList<>();

    /** @param notes takes what a person should know of how the cells were read */
    Contacts(List<String> notes) {
        this.notes = notes;
    }

    /** Adds the cells of one row: technician, phone. What is not certain stays as it is written, for a person to look at. */
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

    /** Says once of all rows what is the same of many. */
    void tell() {
        if (!withoutZero.isEmpty()) {
            notes.add("Dòng %s: số điện thoại mất số 0 ở đầu (bảng tính đã coi là số), đã ghi lại số 0."
                    .formatted(withoutZero.stream().map(String::valueOf).collect(Collectors.joining(", "))));
        }
    }

    /** As it is written while nothing but blanks and signs are in it, else as it is dialled. */
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
