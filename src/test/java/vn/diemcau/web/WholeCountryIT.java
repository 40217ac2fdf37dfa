package vn.diemcau.web;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.National;

/** 34 provinces, 3,321 communes, 139,000 delegates. Too long for each build. */
@Tag("story")
class WholeCountryIT extends NationalStory {

    WholeCountryIT() {
        super(National.WHOLE);
    }

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry properties) {
        directory(National.WHOLE, properties);
    }

    @Test
    void the_whole_country_holds_its_conference() {
        isHeld("toan-quoc");
    }
}
