package vn.diemcau.conference.directory;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.diemcau.conference.directory.Agency.Contact;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.platform.input.FieldSentences;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.text.VietnameseText;

/** Checks agencies that are added beside the directory's file, and holds those of before against a newer file. */
final class Additions {

    private static final String NAME = "Tên cơ quan";
    private static final String SHORT_NAME = "Tên gọi tắt";
    private static final String ROLE = "Đầu mối";

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_CODE = 12;
    private static final String USUAL_ROLE = "Văn phòng";
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    /**
     * What a newer file leaves of the additions.
     *
     * @param agencies those that stay, as they are from now on
     * @param taken codes of those that the file now has itself
     * @param notes sentences for the operator about those that do not stay as they were
     */
    record Kept(List<Agency> agencies, Set<String> taken, List<String> notes) {}

    private Additions() {}

    /**
     * The agency.
     *
     * @param active all agencies of the directory
     * @param office to which it is added: it stands beside that, below the same one
     * @param isFree whether a code is nobody's
     * @throws Refused INVALID with each wrong field, CONFLICT when the directory has one of its names
     */
    static Agency checked(NewAgency wanted, List<Agency> active, Agency office, Predicate<String> isFree) {
        List<Problem> problems = new ArrayList<>();
        String name = line(NAME, wanted.name(), problems);
        if (name.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(NAME, "Chưa ghi tên cơ quan."));
        }
        String shortName = line(SHORT_NAME, wanted.shortName(), problems);
        String role = line(ROLE, wanted.role(), problems);
        Kind kind = kind(wanted.kind(), problems);
        String level = level(wanted.level(), kind, active, office, problems);
        String email = VietnameseText.clean(wanted.email());
        String phone = VietnameseText.clean(wanted.phone());
        if (email.isEmpty()) {
            problems.add(new Problem("Địa chỉ thư", "Chưa ghi địa chỉ thư: thư giao việc gửi tới đó."));
        } else {
            problems.addAll(Corrections.problems(email, phone.isEmpty() ? null : phone));
        }
        Refused.ifAny(problems);
        List<String> aliases = shortName.isEmpty() || key(shortName).equals(key(name)) ? List.of() : List.of(shortName);
        requireUnknown(NAME, name, active, problems);
        aliases.forEach(alias -> requireUnknown(SHORT_NAME, alias, active, problems));
        Refused.ifAny(Refused.Reason.CONFLICT, problems);
        Contact contact = new Contact(
                role.isEmpty() ? USUAL_ROLE : role, email, phone.isEmpty() ? null : DirectoryReader.dialled(phone));
        return new Agency(
                code(name, shortName, isFree),
                kind,
                name,
                aliases,
                office.parent() == null ? office.code() : office.parent(),
                contact,
                List.of(contact),
                List.of(),
                SiteWords.single(level),
                null);
    }

    private static String line(String field, String typed, List<Problem> problems) {
        String line = VietnameseText.clean(typed);
        if (!line.isEmpty()) {
            fault(line).ifPresent(message -> problems.add(new Problem(field, message)));
        }
        return line;
    }

    private static Optional<String> fault(String line) {
        if (line.codePointCount(0, line.length()) > LONGEST_NAME) {
            return Optional.of(FieldSentences.tooLong(LONGEST_NAME));
        }
        if (!VietnameseText.isPrintable(line)) {
            return Optional.of(FieldSentences.UNREADABLE);
        }
        if (line.indexOf('<') >= 0 || line.indexOf('>') >= 0) {
            return Optional.of("Không được có dấu < hoặc >.");
        }
        return line.codePoints().noneMatch(Character::isLetter) ? Optional.of("Phải có chữ cái.") : Optional.empty();
    }

    /** An Office or a leadership has more rights; only the directory's file names them. */
    private static Kind kind(String written, List<Problem> problems) {
        if (written == null || written.isBlank()) {
            return Kind.AGENCY;
        }
        return Stream.of(Kind.AGENCY, Kind.UNIT)
                .filter(kind -> kind.name().equals(written))
                .findFirst()
                .orElseGet(() -> {
                    problems.add(new Problem(
                            "Loại",
                            "Chỉ thêm được cơ quan hoặc đơn vị; Văn phòng và lãnh đạo cấp trên ghi ở tệp danh bạ."));
                    return Kind.AGENCY;
                });
    }

    private static String level(String written, Kind kind, List<Agency> active, Agency office, List<Problem> problems) {
        String wanted = VietnameseText.clean(written);
        if (wanted.isEmpty()) {
            return usual(kind, active).orElse(office.sites().level());
        }
        List<String> levels = levels(active);
        return levels.stream().filter(wanted::equalsIgnoreCase).findFirst().orElseGet(() -> {
            problems.add(new Problem(
                    "Cấp",
                    "Không có cấp %s; các cấp là: %s.".formatted(Problem.quoted(wanted), String.join(", ", levels))));
            return wanted;
        });
    }

    /** The level that most of its kind have. */
    private static Optional<String> usual(Kind kind, List<Agency> active) {
        Map<String, Long> counts = active.stream()
                .filter(agency -> agency.kind() == kind)
                .collect(groupingBy(agency -> agency.sites().level(), counting()));
        return counts.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
    }

    /** The levels of a directory's agencies and of what stands below them. */
    static List<String> levels(List<Agency> agencies) {
        return Stream.concat(
                        agencies.stream().map(agency -> agency.sites().level()),
                        agencies.stream().map(agency -> agency.sites().below()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static void requireUnknown(String field, String name, List<Agency> active, List<Problem> problems) {
        active.stream()
                .filter(agency -> names(agency).anyMatch(key(name)::equals))
                .findFirst()
                .ifPresent(agency -> problems.add(new Problem(
                        field,
                        "Danh bạ đã có tên này, là của %s; hãy chọn cơ quan đó trong danh sách."
                                .formatted(Problem.quoted(agency.name())))));
    }

    /** A short name that is a code already, else the first letters of the name's words. */
    private static String code(String name, String shortName, Predicate<String> isFree) {
        String brief = OTHERS.matcher(VietnameseText.fold(shortName)).replaceAll("");
        StringBuilder letters = new StringBuilder();
        for (String word : OTHERS.split(VietnameseText.fold(name))) {
            letters.append(word.isEmpty() ? "" : word.substring(0, 1));
        }
        boolean isBrief = brief.length() > 1 && brief.length() <= LONGEST_CODE && !shortName.contains(" ");
        String chosen = isBrief ? brief : letters.toString();
        String code = (chosen.length() < 2 ? "cq" + chosen : chosen).toUpperCase(Locale.ROOT);
        String base = code.substring(0, Math.min(LONGEST_CODE, code.length()));
        String made = base;
        for (int again = 2; !isFree.test(made); again++) {
            made = base + again;
        }
        return made;
    }

    /**
     * Holds what was added before against a file that is newer. What the file has under the same code is the file's from
     * now on. What has a name that the file gives to another agency ends, as what left the file does.
     */
    static Kept kept(List<Agency> added, List<Agency> file) {
        Map<String, Agency> byCode = new HashMap<>();
        Map<String, Agency> byName = new HashMap<>();
        file.forEach(agency -> {
            byCode.put(agency.code(), agency);
            names(agency).forEach(name -> byName.putIfAbsent(name, agency));
        });
        List<Agency> staying = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        List<String> notes = new ArrayList<>();
        for (Agency agency : added) {
            Agency same = byCode.get(agency.code());
            Agency namesake =
                    Optional.ofNullable(byName.get(key(agency.name()))).orElse(byName.get(key(agency.code())));
            if (same != null) {
                taken.add(agency.code());
                notes.add("%s (mã %s) đã được thêm ngoài tệp danh bạ; từ nay theo tệp, là %s."
                        .formatted(agency.name(), agency.code(), same.name()));
            } else if (namesake != null) {
                notes.add(
                        ("%s (mã %s) đã được thêm ngoài tệp danh bạ, trùng tên với mã %s trong tệp nên thôi hoạt động;"
                                        + " muốn giữ các việc đã giao thì ghi mã %s trong tệp.")
                                .formatted(agency.name(), agency.code(), namesake.code(), agency.code()));
            } else {
                staying.add(agency);
            }
        }
        Set<String> there = new HashSet<>(byCode.keySet());
        staying.forEach(agency -> there.add(agency.code()));
        return new Kept(
                staying.stream().map(agency -> fitted(agency, there, byName)).toList(), taken, notes);
    }

    /** Without a name that the file gives to another one, and at the top when what stood above it has left. */
    private static Agency fitted(Agency agency, Collection<String> there, Map<String, Agency> byName) {
        return new Agency(
                agency.code(),
                agency.kind(),
                agency.name(),
                agency.aliases().stream()
                        .filter(alias -> !byName.containsKey(key(alias)))
                        .toList(),
                there.contains(agency.parent()) ? agency.parent() : null,
                agency.leader(),
                agency.contacts(),
                agency.localities(),
                agency.sites(),
                agency.office());
    }

    private static Stream<String> names(Agency agency) {
        return Stream.concat(Stream.of(agency.code(), agency.name()), agency.aliases().stream())
                .map(Additions::key);
    }

    /** People write the same name with and without diacritics. */
    private static String key(String name) {
        return VietnameseText.fold(name);
    }
}
