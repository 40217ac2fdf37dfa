package vn.diemcau.escalation.chase;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import vn.diemcau.escalation.ladder.Holidays;
import vn.diemcau.escalation.ladder.HolidaysReader;
import vn.diemcau.platform.input.Document;
import vn.diemcau.platform.input.Refused;
import vn.diemcau.platform.input.UnreadableName;

/** Loads the ladder and the holidays, which an operator may replace. */
@Configuration(proxyBeanMethods = false)
public class ChaseConfiguration {

    @Bean
    public Holidays holidays(@Value("${diemcau.holidays:classpath:holidays.yaml}") Resource file) {
        try (InputStream in = file.getInputStream()) {
            return HolidaysReader.read(Document.decode(in.readNBytes(Document.MAX_BYTES + 1)));
        } catch (IOException e) {
            throw ChaseNotLoaded.holidays(file.getDescription(), UnreadableName.whyNotOpened(e));
        } catch (Refused e) {
            throw ChaseNotLoaded.holidays(file.getDescription(), e.getMessage());
        }
    }
}
