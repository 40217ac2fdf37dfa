package vn.diemcau.conference.directory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import vn.diemcau.conference.directory.Agency.Contact;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.conference.directory.Agency.Locality;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Problem;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.Section;
import vn.diemcau.platform.text.Telephones;

/** Reads a directory file. One problem refuses the whole file. */
public final class DirectoryReader {

    private static final String SCREENS = "manhinh";

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]{1,32}");

    /**
     * Reserved codes in lower case. An agency's account has its code as name, and these names belong to accounts with
     * more rights.
     */
    private static final Set<String> RESERVED_CODES = Set.of("admin", "system", "root", SCREENS);

    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9_+-]++(?:\\.[A-Za-z0-9_+-]++)*+@(?:[A-Za-z0-9]++(?:-++[A-Za-z0-9]++)*+\\.)++[A-Za-z]{2,}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9](?:[ .()-]{0,2}[0-9]){7,14}");

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_PHONE = 200;

    private record Entry(Section section, Agency agency, List<Section.Item> aliases) {}

    private DirectoryReader() {}

    /**
     * The directory that the text describes.
     *
     * @throws Refused with every problem and its place
     */
    public static Directory read(String text) {
        Document document = Document.read(text);
        Section root = document.root();
        String name = root.line("province", 100);
        WordsReader words = new WordsReader(root);
        List<Entry> entries = new ArrayList<>();
        for (Section section : root.sections("agencies")) {
            entries.add(entry(section, words));
        }
        checkNames(entries);
        checkParents(entries);
        checkOffices(root, entries);
        document.accept();
        return new Directory(name, entries.stream().map(Entry::agency).toList());
    }

    private static Entry entry(Section section, WordsReader words) {
        String code = section.line("code", 200);
        if (code != null && !CODE.matcher(code).matches()) {
            section.problem("code", "Mã chỉ gồm chữ cái không dấu và chữ số, nhiều nhất 32 ký tự.");
        } else if (code != null && RESERVED_CODES.contains(key(code))) {
            section.problem(
                    "code",
                    "Mã %s dành riêng cho tài khoản của hệ thống. Hãy đặt mã khác.".formatted(Problem.quoted(code)));
        }
        Kind kind = section.choice("kind", Kind.class);
        String name = section.line("name", 200);
        List<Section.Item> aliases = section.items("aliases", 200);
        String parent = section.optionalLine("parent", 200).orElse(null);
        Contact leader = section.section("leader").map(DirectoryReader::contact).orElse(null);
        List<Contact> contacts = section.sections("contacts").stream()
                .map(DirectoryReader::contact)
                .toList();
        if (contacts.isEmpty()) {
            section.problem("contacts", "Phải có ít nhất một đầu mối để nhận thư nhắc việc.");
        }
        List<Locality> localities = section.optionalSection("localities")
                .map(DirectoryReader::localities)
                .orElse(List.of());
        if (kind != null && kind != Kind.UNIT && !localities.isEmpty()) {
            section.problem("localities", "Chỉ đơn vị mới có danh sách nơi trực thuộc có thể mở điểm cầu.");
        }
        List<String> names = aliases.stream().map(Section.Item::text).toList();
        Agency agency = new Agency(
                code,
                kind,
                name,
                names,
                parent,
                leader,
                contacts,
                localities,
                words.sites(section, kind, localities),
                words.office(section, kind, name, leader == null ? null : leader.role()));
        return new Entry(section, agency, aliases);
    }

    private static Contact contact(Section section) {
        String role = section.line("role", 200);
        String email = section.line("email", LONGEST_EMAIL);
        if (email != null && !isEmail(email)) {
            section.problem("email", notEmail(email));
        }
        Optional<String> phone = section.optionalLine("phone", LONGEST_PHONE);
        phone.filter(number -> !isPhone(number)).ifPresent(number -> section.problem("phone", notPhone(number)));
        return new Contact(role, email, phone.map(DirectoryReader::dialled).orElse(null));
    }

    static boolean isEmail(String text) {
        return text.length() <= LONGEST_EMAIL && EMAIL.matcher(text).matches();
    }

    static String notEmail(String text) {
        return "%s không phải là địa chỉ thư điện tử.".formatted(Problem.quoted(text));
    }

    static boolean isPhone(String text) {
        return text.length() <= LONGEST_PHONE && PHONE.matcher(text).matches();
    }

    /**
     * Converts an international number to its national form, because a telephone would dial "+84 (0)" wrong. Other
     * numbers stay as written: offices have private networks, whose numbers no numbering plan lists.
     */
    static String dialled(String phone) {
        boolean isForAbroad = phone.startsWith("+84") || phone.startsWith("0084") || phone.startsWith("(+84");
        return isForAbroad ? Telephones.one(phone).orElse(phone) : phone;
    }

    static String notPhone(String text) {
        return "%s không phải là số điện thoại (8 đến 15 chữ số).".formatted(Problem.quoted(text));
    }

    private static List<Locality> localities(Section section) {
        List<Locality> localities = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String type : section.keys()) {
            for (Section.Item item : section.items(type, 200)) {
                if (!seen.add(key(type + " " + item.text()))) {
                    item.problem("%s ghi hai lần.".formatted(Problem.quoted(type + " " + item.text())));
                }
                localities.add(new Locality(type, item.text()));
            }
        }
        return localities;
    }

    /** Whether a code belongs to accounts or screens of the system. */
    static boolean isReserved(String code) {
        return RESERVED_CODES.contains(key(code)) || key(code).startsWith(SCREENS);
    }

    /** A letter may use an office's code, name or alias, so each must be unique. */
    private static void checkNames(List<Entry> entries) {
        Map<String, String> taken = new HashMap<>();
        for (Entry entry : entries) {
            Agency agency = entry.agency();
            claim(taken, agency.code(), agency, message -> entry.section().problem("code", message));
            claim(taken, agency.name(), agency, message -> entry.section().problem("name", message));
            for (Section.Item alias : entry.aliases()) {
                claim(taken, alias.text(), agency, alias::problem);
            }
        }
    }

    private static void claim(Map<String, String> taken, String name, Agency agency, Consumer<String> problem) {
        if (name == null) {
            return;
        }
        String owner = taken.putIfAbsent(key(name), String.valueOf(agency.code()));
        if (owner != null) {
            problem.accept("%s trùng với mã, tên hoặc tên gọi khác của %s.".formatted(Problem.quoted(name), owner));
        }
    }

    private static void checkParents(List<Entry> entries) {
        Map<String, Entry> byCode = new HashMap<>();
        entries.forEach(entry -> byCode.putIfAbsent(entry.agency().code(), entry));
        Set<String> settled = new HashSet<>();
        for (Entry entry : entries) {
            String parent = entry.agency().parent();
            if (parent != null && !byCode.containsKey(parent)) {
                entry.section()
                        .problem("parent", "Không có cơ quan mã %s trong danh bạ.".formatted(Problem.quoted(parent)));
            }
            List<String> way = new ArrayList<>();
            String at = entry.agency().code();
            while (at != null && byCode.containsKey(at) && !settled.contains(at) && !way.contains(at)) {
                way.add(at);
                at = byCode.get(at).agency().parent();
            }
            if (at != null && way.contains(at)) {
                String circle = String.join(" → ", way.subList(way.indexOf(at), way.size())) + " → " + at;
                byCode.get(at).section().problem("parent", "Cấp trên đi vòng tròn: %s.".formatted(circle));
            }
            settled.addAll(way);
        }
    }

    private static void checkOffices(Section root, List<Entry> entries) {
        List<Agency> offices = entries.stream()
                .map(Entry::agency)
                .filter(agency -> agency.kind() == Kind.OFFICE)
                .toList();
        if (offices.isEmpty()) {
            root.problem("agencies", "Phải có một cơ quan loại OFFICE (Văn phòng triệu tập và theo dõi hội nghị).");
        }
        if (offices.size() > 1) {
            checkScreens(entries, offices);
        }
    }

    /** The screens of an Office sign in as a group of that name. */
    private static void checkScreens(List<Entry> entries, List<Agency> offices) {
        Map<String, String> taken = new HashMap<>();
        offices.stream()
                .filter(office -> office.code() != null)
                .forEach(office -> taken.put(key(SCREENS + office.code()), office.code()));
        for (Entry entry : entries) {
            String code = entry.agency().code();
            if (code != null && taken.containsKey(key(code))) {
                entry.section()
                        .problem(
                                "code",
                                "Mã %s dành riêng cho màn hình của %s. Hãy đặt mã khác."
                                        .formatted(Problem.quoted(code), taken.get(key(code))));
            }
        }
    }

    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
