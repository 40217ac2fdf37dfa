package vn.diemcau.web;

import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import vn.diemcau.National;

/** Three provinces with twelve communes: the shape of the country. */
class NationalConferenceIT extends NationalStory {

    NationalConferenceIT() {
        super(National.SMALL);
    }

    @DynamicPropertySource
    static void directory(DynamicPropertyRegistry properties) {
        directory(National.SMALL, properties);
    }

    @Test
    void a_small_country_holds_its_conference() {
        isHeld("toan-quoc-nho");
    }
}
