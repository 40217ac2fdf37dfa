package vn.diemcau.preparation;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;
import vn.diemcau.conference.Conference;
import vn.diemcau.conference.Conferences;

/** The conference's hours that the models wait for, as {@code ${dates.lineTest(execution)}}; public for expressions. */
@Component("dates")
public class EngineDates {

    private final Conferences conferences;

    EngineDates(Conferences conferences) {
        this.conferences = conferences;
    }

    public Date registrationDue(DelegateExecution execution) {
        return Date.from(of(execution).registrationDue().toInstant());
    }

    public Date lineTest(DelegateExecution execution) {
        return Date.from(of(execution).lineTest().toInstant());
    }

    public Date rollCall(DelegateExecution execution) {
        return Date.from(of(execution).rollCall().toInstant());
    }

    private Conference of(DelegateExecution execution) {
        return conferences.get(ConferencePreparation.CONFERENCE.from(execution));
    }
}
