package vn.diemcau.docs;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.diemcau.docs.Obligation.Binding;
import vn.diemcau.docs.Obligation.Kind;

/** Writes {@code docs/obligations.md}. */
final class ObligationsPage {

    static final String COMMAND = "./mvnw -q test -Dtest=ObligationsTest -Ddocs.write=true";

    private static final String HEAD = """
            # Giấy mời được thực hiện ở đâu

            Mỗi yêu cầu của Giấy mời (O1 đến O80) và phần của hệ thống thực hiện yêu cầu đó. Người được nêu bằng chức danh,
            chỗ lược bớt ghi (...). *Kế hoạch* là dữ liệu hội nghị đang có; *Quy trình* là bước trên sơ đồ và cơ quan thực
            hiện; *Biểu mẫu* là mục phải điền và nhiệm vụ có mục đó; *Thư* ghi tiêu đề; *Quy tắc* có kiểm thử tự động.

            Made from [obligations.yaml](obligations.yaml); do not edit by hand. The names come from the models, the forms, the
            plan and the mails. After a change of any of them, write this page anew:

                %s

            `ObligationsTest` fails while this page is not what the data says, while one of the 80 is unbound, and while
            one is bound to something that does not exist.

            | Số | Giấy mời | Được thực hiện bởi |
            |---|---|---|
            """.formatted(COMMAND);

    private ObligationsPage() {}

    static String of(List<Obligation> obligations) {
        return HEAD + obligations.stream().map(ObligationsPage::row).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String row(Obligation obligation) {
        Stream<String> lines = Stream.of(Kind.values())
                .map(kind -> line(
                        kind,
                        obligation.by().stream()
                                .filter(binding -> binding.kind() == kind)
                                .toList()))
                .filter(line -> !line.isEmpty());
        Stream<String> note = Stream.ofNullable(obligation.note()).map(words -> "*" + cell(words) + "*");
        return "| %s | %s | %s |"
                .formatted(
                        obligation.id(),
                        cell(obligation.words()),
                        Stream.concat(lines, note).collect(Collectors.joining("<br>")));
    }

    private static String line(Kind kind, List<Binding> bindings) {
        return bindings.isEmpty()
                ? ""
                : bindings.stream()
                        .map(ObligationsPage::entry)
                        .collect(Collectors.joining("; ", "**" + kind.words() + ":** ", ""));
    }

    private static String entry(Binding binding) {
        String shown = cell(binding.shown());
        return switch (binding.kind()) {
            case PLAN -> shown + " (`" + binding.target() + "`)";
            case RULE ->
                shown.replaceFirst("\\.$", "") + " (`"
                        + binding.target().substring(binding.target().lastIndexOf('.') + 1) + "`)";
            case ELEMENT, FIELD, MAIL, INFO -> shown;
        };
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
    }
}
