package vn.diemcau.browser;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.preparation.ConferenceStory;

/**
 * The pages in a real browser, before an application of the class's own: Tasklist and Cockpit show all conferences there
 * are, so those of other tests would stand between.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@NeedsBrowser
@DiemCauTest
@TestPropertySource(properties = "diemcau.demo.password=" + BrowserTest.PASSWORD)
@DirtiesContext
@Import(ConferenceStory.class)
@interface BrowserTest {

    /** Of every demo account. It also tells the application from the one that {@link DiemCauTest}s share. */
    String PASSWORD = "pages-of-officers";
}
