package vn.diemcau.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.diemcau.plan.PlanShift;

/** The plan of the letter's conference. */
@Component
class ExamplePlan {

    private static final ClassPathResource FILE = new ClassPathResource("conferences/hatinh-2022.yaml");

    private final Clock clock;

    ExamplePlan(Clock clock) {
        this.clock = clock;
    }

    /** The plan with all dates moved so that its first deadline lies two working days ahead. */
    String ahead() {
        try {
            return PlanShift.shift(FILE.getContentAsString(StandardCharsets.UTF_8), LocalDate.now(clock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
