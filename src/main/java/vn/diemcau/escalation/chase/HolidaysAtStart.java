package vn.diemcau.escalation.chase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.diemcau.escalation.ladder.Holidays;

/** Warns the operator in time that the list of holidays is about to end. */
@Component
public class HolidaysAtStart {

    private static final Logger LOG = LoggerFactory.getLogger(HolidaysAtStart.class);

    private final Holidays holidays;
    private final Clock clock;

    public HolidaysAtStart(Holidays holidays, Clock clock) {
        this.holidays = holidays;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    public void tell() {
        LocalDate today = LocalDate.now(clock);
        holidays.unknownIn(List.of(today, today.plus(Holidays.SOON)))
                .ifPresent(warning -> LOG.warn("{} (DIEMCAU_HOLIDAYS)", warning));
    }
}
