package vn.diemcau.conference.letter;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A letter with what is right for it, decided by a person before the reader saw it. */
record GoldLetter(String name, String text, Gold gold) {

    private static final ObjectMapper JSON = new ObjectMapper();

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Gold(String group, List<GoldMilestone> milestones, List<GoldDuty> duties, List<String> negatives) {

        List<GoldDuty> owed() {
            return duties.stream().filter(duty -> !duty.optional()).toList();
        }

        List<GoldDuty> optional() {
            return duties.stream().filter(GoldDuty::optional).toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record GoldMilestone(
            String kind,
            String at,
            @JsonProperty("kind_also") List<String> alsoRight,
            boolean recurring) {

        boolean isRight(String other) {
            return kind.equals(other) || alsoRight != null && alsoRight.contains(other);
        }
    }

    /** @param what words of the letter that show the duty */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record GoldDuty(
            String who,
            String what,
            String due,
            String via,
            @JsonProperty("due_words") String dueWords,
            boolean optional) {}

    /** All letters of a folder, by name. */
    static List<GoldLetter> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".gold.json"))
                    .sorted()
                    .map(GoldLetter::of)
                    .toList();
        }
    }

    private static GoldLetter of(Path gold) {
        String name = gold.getFileName().toString().replace(".gold.json", "");
        try {
            String text = Files.readString(gold.resolveSibling(name + ".txt"));
            String letter = text.startsWith("# ") ? text.substring(text.indexOf('\n') + 1) : text;
            return new GoldLetter(name, letter, JSON.readValue(gold.toFile(), Gold.class));
        } catch (IOException e) {
            throw new IllegalStateException("Letter " + name, e);
        }
    }
}
