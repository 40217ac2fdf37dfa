package vn.diemcau.chase;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import vn.diemcau.input.Document;
import vn.diemcau.input.Refused;
import vn.diemcau.input.UnreadableName;

/** Loads what an operator may replace. */
@Configuration(proxyBeanMethods = false)
class ChaseConfiguration {

    @Bean
    Holidays holidays(@Value("${diemcau.holidays:classpath:holidays.yaml}") Resource file) {
        try (InputStream in = file.getInputStream()) {
            return HolidaysReader.read(Document.decode(in.readNBytes(Document.MAX_BYTES + 1)));
        } catch (IOException e) {
            throw ChaseNotLoaded.holidays(file.getDescription(), UnreadableName.whyNotOpened(e));
        } catch (Refused e) {
            throw ChaseNotLoaded.holidays(file.getDescription(), e.getMessage());
        }
    }
}
