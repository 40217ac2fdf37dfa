package vn.diemcau.conference.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Section;

/** Gives a plan's text to another Office, with what the Office before did in it. */
public final class PlanHost {

    private PlanHost() {}

    /**
     * The text with this Office. The Office before stays where it takes part as any agency: among the recipients, and
     * where it receives a list.
     *
     * @param office code of the Office
     * @param role the post in it that people may ask
     */
    public static String write(String text, String office, String role) {
        Section root = Document.read(text).root();
        String before = root.line("host", 200);
        if (office.equals(before)) {
            return text;
        }
        Map<Section.Span, String> edits = new LinkedHashMap<>();
        root.span("host").ifPresent(at -> edits.put(at, office));
        for (Section duty : root.sections("duties")) {
            boolean receives =
                    ReceivedList.ofDrawn(String.valueOf(duty.line("code", 200))).isPresent();
            if (!receives && isOf(duty, before)) {
                duty.span("agency").ifPresent(at -> edits.put(at, office));
            }
        }
        for (Section help : root.sections("helpLines")) {
            if (isOf(help, before)) {
                help.span("agency").ifPresent(at -> edits.put(at, office));
                help.span("role").ifPresent(at -> edits.put(at, role));
            }
        }
        StringBuilder edited = new StringBuilder(text);
        List<Map.Entry<Section.Span, String>> all = new ArrayList<>(edits.entrySet());
        // From the end, so that earlier positions stay valid.
        all.sort(Comparator.comparingInt(
                        (Map.Entry<Section.Span, String> edit) -> edit.getKey().start())
                .reversed());
        all.forEach(edit -> edited.replace(edit.getKey().start(), edit.getKey().end(), edit.getValue()));
        return edited.toString().replace("invitedBy: [%s]".formatted(before), "invitedBy: [%s]".formatted(office));
    }

    private static boolean isOf(Section section, String agency) {
        return section.line("agency", 200) != null
                && section.line("agency", 200).equals(agency);
    }
}
