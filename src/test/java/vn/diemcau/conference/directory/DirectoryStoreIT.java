package vn.diemcau.conference.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.diemcau.conference.directory.Agency.Kind;
import vn.diemcau.platform.input.Refused;

class DirectoryStoreIT {

    private static EmbeddedPostgres postgres;
    private static DataSource database;

    private final JdbcClient jdbc = JdbcClient.create(database);
    private final DirectoryStore store = new DirectoryStore(jdbc);
    private final List<Directory> heard = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(database).load().migrate();
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate agency cascade").update();
    }

    @Test
    void the_shipped_directory_is_read_back_as_it_was_loaded() throws IOException {
        Resource shipped = new ClassPathResource("directory/hatinh.yaml");

        load(shipped, heard::add);

        Directory directory = DirectoryReader.read(shipped.getContentAsString(StandardCharsets.UTF_8));
        assertThat(store.all()).isEqualTo(directory.agencies());
        assertThat(store.offices()).extracting(Agency::code).containsExactly("VPTU");
        assertThat(store.find("DUKHOI")).contains(directory.agencies().get(25));
        assertThat(store.find("NOBODY")).isEmpty();
        assertThat(heard).containsExactly(directory);
    }

    @Test
    void loading_the_same_directory_again_changes_nothing() {
        Directory directory = directory(agency("VPTU", Kind.OFFICE, null), agency("LOCHA", Kind.UNIT, "VPTU"));

        assertThat(load(directory)).containsExactly("LOCHA", "VPTU");
        List<Map<String, Object>> rows = rows();

        assertThat(load(directory)).isEmpty();
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void a_changed_file_changes_what_changed() {
        load(directory(
                agency("VPTU", Kind.OFFICE, null),
                agency("LOCHA", Kind.UNIT, "VPTU"),
                agency("VTHT", Kind.AGENCY, "VPTU")));
        Agency renamed = new Agency(
                "LOCHA",
                Kind.UNIT,
                "Huyện ủy Lộc Hà",
                List.of("Lộc Hà", "Huyện Lộc Hà"),
                null,
                new Agency.Contact("Bí thư", "bt@locha.example", "0239 000 001"),
                List.of(new Agency.Contact("Văn phòng", "vp@locha.example", null)),
                List.of(new Agency.Locality("Xã", "Hộ Độ"), new Agency.Locality("Xã", "Bình An")));

        assertThat(load(directory(agency("VTHT", Kind.AGENCY, "VPTU"), renamed, agency("VPTU", Kind.OFFICE, "LOCHA"))))
                .containsExactly("LOCHA", "VPTU");

        assertThat(store.all())
                .containsExactly(agency("VTHT", Kind.AGENCY, "VPTU"), renamed, agency("VPTU", Kind.OFFICE, "LOCHA"));
    }

    @Test
    void a_corrected_address_stands_when_the_same_file_is_loaded_again() {
        Directory file = directory(agency("VPTU", Kind.OFFICE, null), agency("LOCHA", Kind.UNIT, "VPTU"));
        load(file);

        correct("LOCHA", "VP@locha.example", "huyenuy@locha.example", "0239 000 001");
        correct("LOCHA", "huyenuy@locha.example", "vanphong@locha.example", null);

        Agency.Contact right = new Agency.Contact("Văn phòng", "vanphong@locha.example", "0239 000 001");
        Agency.Contact leader = new Agency.Contact("Lãnh đạo", "ld@LOCHA.example", null);
        assertThat(store.find("LOCHA").orElseThrow().posts()).containsExactly(right, leader);
        assertThat(load(file)).isEmpty();
        assertThat(store.find("LOCHA").orElseThrow().posts()).containsExactly(right, leader);
        assertThat(store.all()).extracting(Agency::code).containsExactly("VPTU", "LOCHA");
    }

    @Test
    void a_file_that_says_something_else_of_a_corrected_post_wins_for_good() {
        Directory file = directory(agency("VPTU", Kind.OFFICE, null), agency("LOCHA", Kind.UNIT, "VPTU"));
        load(file);
        correct("LOCHA", "vp@LOCHA.example", "sai@locha.example", null);
        correct("VPTU", "ld@VPTU.example", "dung@vptu.example", null);
        Agency changed = agency("LOCHA", Kind.UNIT, "VPTU")
                .withPosts(post -> new Agency.Contact(post.role(), "moi@locha.example", null));

        load(directory(agency("VPTU", Kind.OFFICE, null), changed));

        assertThat(store.find("LOCHA")).contains(changed);
        assertThat(store.find("VPTU").orElseThrow().leader().email()).isEqualTo("dung@vptu.example");
        load(file);
        assertThat(store.find("LOCHA")).contains(agency("LOCHA", Kind.UNIT, "VPTU"));
    }

    @Test
    void an_address_that_several_posts_share_is_corrected_for_all_of_them_and_no_other_office() {
        Agency shared = agency("LOCHA", Kind.UNIT, "VPTU")
                .withPosts(post -> new Agency.Contact(post.role(), "chung@hatinh.example", null));
        Agency other = agency("VPTU", Kind.OFFICE, null)
                .withPosts(post -> new Agency.Contact(post.role(), "chung@hatinh.example", null));
        load(directory(other, shared));

        correct("LOCHA", "chung@hatinh.example", "dung@hatinh.example", null);

        assertThat(store.find("LOCHA").orElseThrow().posts())
                .extracting(Agency.Contact::email)
                .containsExactly("dung@hatinh.example", "dung@hatinh.example");
        assertThat(store.find("VPTU")).contains(other);
    }

    @Test
    void an_office_that_left_the_file_is_no_longer_active_but_still_known_and_may_return() {
        Agency unit = agency("LOCHA", Kind.UNIT, "VPTU");
        load(directory(agency("VPTU", Kind.OFFICE, null), unit));

        assertThat(load(directory(agency("VPTU", Kind.OFFICE, null)))).containsExactly("LOCHA");
        assertThat(store.all()).extracting(Agency::code).containsExactly("VPTU");
        assertThat(store.find("LOCHA")).contains(unit);

        assertThat(load(directory(agency("VPTU", Kind.OFFICE, null), unit))).containsExactly("LOCHA");
        assertThat(store.all()).contains(unit);
    }

    @Test
    void an_agency_that_an_office_adds_stays_when_the_same_file_is_loaded_again() {
        Directory file = directory(agency("TTTU", Kind.LEADERSHIP, null), agency("VPTU", Kind.OFFICE, "TTTU"));
        load(file);

        Agency added = add("Chi cục Kiểm lâm tỉnh", "Kiểm lâm");

        assertThat(added.code()).isEqualTo("CCKLT");
        assertThat(added.parent()).isEqualTo("TTTU");
        assertThat(added.sites().level()).isEqualTo("tỉnh");
        assertThat(store.find("CCKLT")).contains(added);
        assertThat(store.added()).containsExactly(added);
        correct("CCKLT", "vp@kiemlam.example", "moi@kiemlam.example", null);
        DirectoryStore.Loaded loaded = loaded(file);
        Agency corrected = store.find("CCKLT").orElseThrow();
        assertThat(corrected.contacts().get(0).email()).isEqualTo("moi@kiemlam.example");
        assertThat(store.all()).extracting(Agency::code).containsExactly("TTTU", "VPTU", "CCKLT");
        assertThat(loaded.whole().agencies()).extracting(Agency::code).containsExactly("TTTU", "VPTU", "CCKLT");
        assertThat(load(file)).isEmpty();
    }

    @Test
    void a_later_file_that_has_its_code_takes_it_over() {
        Directory file = directory(agency("VPTU", Kind.OFFICE, null));
        load(file);
        add("Chi cục Kiểm lâm tỉnh", "");
        Agency written = agency("CCKLT", Kind.AGENCY, "VPTU");

        DirectoryStore.Loaded loaded = loaded(directory(agency("VPTU", Kind.OFFICE, null), written));

        assertThat(store.find("CCKLT")).contains(written);
        assertThat(store.added()).isEmpty();
        assertThat(loaded.notes())
                .containsExactly("Chi cục Kiểm lâm tỉnh (mã CCKLT) đã được thêm ngoài tệp danh bạ; từ nay theo tệp, là"
                        + " Cơ quan CCKLT.");
        load(file);
        assertThat(store.all()).extracting(Agency::code).containsExactly("VPTU");
    }

    @Test
    void a_later_file_that_has_its_name_under_another_code_ends_it_and_says_how_to_keep_it() {
        load(directory(agency("VPTU", Kind.OFFICE, null)));
        Agency added = add("Cơ quan KL", "");

        DirectoryStore.Loaded loaded =
                loaded(directory(agency("VPTU", Kind.OFFICE, null), agency("KL", Kind.AGENCY, "VPTU")));

        assertThat(store.all()).extracting(Agency::code).containsExactly("VPTU", "KL");
        assertThat(store.find(added.code())).contains(added);
        assertThat(loaded.notes())
                .singleElement()
                .satisfies(note -> assertThat(note).contains("trùng tên với mã KL", "ghi mã CQK trong tệp"));
    }

    @Test
    void when_what_stood_above_it_leaves_the_file_it_stands_at_the_top() {
        load(directory(agency("TTTU", Kind.LEADERSHIP, null), agency("VPTU", Kind.OFFICE, "TTTU")));
        String code = add("Chi cục Kiểm lâm tỉnh", "").code();

        load(directory(agency("VPTU", Kind.OFFICE, null)));

        assertThat(store.all()).extracting(Agency::code).containsExactly("VPTU", code);
        assertThat(store.find(code).orElseThrow().parent()).isNull();
    }

    @Test
    void the_code_of_an_added_agency_is_nobody_elses() {
        load(directory(
                agency("VPTU", Kind.OFFICE, null),
                agency("cckl", Kind.AGENCY, null),
                agency("CCKL2", Kind.AGENCY, null)));

        assertThat(add("Chi cục Kiểm lâm", "").code()).isEqualTo("CCKL3");
        assertThat(add("Ủy ban Đê điều", "UBĐĐ").code()).isEqualTo("UBDD");
        assertThat(add("Sở", "").code()).isEqualTo("CQS");
        assertThat(add("Ban quản lý", "admin").code()).isEqualTo("ADMIN2");
    }

    @Test
    void a_name_that_the_directory_has_is_told_whatever_its_signs() {
        load(directory(agency("VPTU", Kind.OFFICE, null)));

        assertThatThrownBy(() -> add("co  quan vptu", ""))
                .isInstanceOf(Refused.class)
                .hasMessage("Tên cơ quan: Danh bạ đã có tên này, là của “Cơ quan VPTU”; hãy chọn cơ quan đó trong danh"
                        + " sách.");
        assertThatThrownBy(() -> add("Chi cục Kiểm lâm", "VPTU"))
                .hasMessageStartingWith("Tên gọi tắt: Danh bạ đã có tên này");
        assertThat(store.all()).hasSize(1);
    }

    @Test
    void agencies_are_not_added_without_end() {
        load(directory(agency("VPTU", Kind.OFFICE, null)));
        jdbc.sql("""
                        insert into agency (code, kind, name, leader_role, leader_email, ordinal, level, added_at)
                        select 'N' || n, 'AGENCY', 'Nơi ' || n, 'Lãnh đạo', 'ld@noi.example', n, 'tỉnh', now()
                        from generate_series(1, ?) n""").param(DirectoryStore.MOST_ADDED).update();

        assertThatThrownBy(() -> add("Chi cục Kiểm lâm", ""))
                .hasMessage("Đã thêm 1000 cơ quan ngoài tệp danh bạ; hãy ghi các cơ quan đó vào tệp danh bạ.");
    }

    @Test
    void a_unit_that_is_added_has_the_level_of_the_others() {
        load(new ClassPathResource("directory/hatinh.yaml"), heard::add);

        assertThat(store.levels()).containsExactly("tỉnh", "huyện", "xã");
        Agency unit = add(new NewAgency("Đặc khu Sơn Dương", null, "UNIT", null, null, "vp@sonduong.example", null));
        assertThat(unit.sites().level()).isEqualTo("huyện");
        assertThat(unit.contacts()).containsExactly(new Agency.Contact("Văn phòng", "vp@sonduong.example", null));
        Agency commune = add(new NewAgency("Xã Sơn Dương", null, "UNIT", "Xã", null, "xa@sonduong.example", null));
        assertThat(commune.sites().level()).isEqualTo("xã");
    }

    @Test
    void a_refused_file_names_every_problem_and_loads_nothing() {
        load(directory(agency("VPTU", Kind.OFFICE, null)));
        List<Map<String, Object>> rows = rows();

        assertThatThrownBy(() -> load(file("province: X\nagencies:\n- code: A-B\n  kind: UNIT"), heard::add))
                .isInstanceOf(DirectoryNotLoaded.class)
                .hasMessageContaining("dòng 3, agencies[0].code: Mã chỉ gồm")
                .hasMessageContaining("dòng 3, agencies[0].name: Còn thiếu mục này.")
                .hasMessageContaining("dòng 2, agencies: Phải có một cơ quan loại OFFICE");

        assertThat(rows()).isEqualTo(rows);
        assertThat(heard).isEmpty();
    }

    @Test
    void a_missing_file_stops_the_start_with_one_sentence() {
        assertThatThrownBy(() -> load(new ClassPathResource("directory/none.yaml"), heard::add))
                .isInstanceOf(DirectoryNotLoaded.class)
                .hasMessageContaining("Không mở được tệp")
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain("LANG"));
        assertThatThrownBy(() -> load(new FileSystemResource(Path.of("\uFFFD\uFFFD.yaml")), heard::add))
                .isInstanceOf(DirectoryNotLoaded.class)
                .hasMessageContaining("LANG=C.UTF-8");
    }

    @Test
    void the_file_that_the_operator_names_is_loaded_at_start(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("danhba.yaml"), """
                province: Hà Tĩnh
                agencies:
                  - code: VPTU
                    kind: OFFICE
                    name: Văn phòng Tỉnh ủy
                    leader: {role: Chánh Văn phòng, email: cvp@vptu.example}
                    contacts: [{role: Chuyên viên, email: cv@vptu.example}]
                """);

        application("diemcau.directory=" + file.toUri())
                .run(context -> assertThat(store.all()).extracting(Agency::code).containsExactly("VPTU"));
    }

    @Test
    void without_a_named_file_the_shipped_one_is_loaded_at_start() {
        application().run(context -> assertThat(store.all()).hasSize(26));
    }

    @Test
    void a_refused_file_stops_the_start_and_the_operator_reads_its_problems(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("danhba.yaml"), "province: Hà Tĩnh");

        application("diemcau.directory=" + file.toUri()).run(context -> {
            FailureAnalysis analysis =
                    SpringFactoriesLoader.forDefaultResourceLocation()
                            .load(FailureAnalyzer.class, (type, name, failure) -> {})
                            .stream()
                            .filter(DirectoryNotLoadedAnalyzer.class::isInstance)
                            .map(analyzer -> analyzer.analyze(context.getStartupFailure()))
                            .findFirst()
                            .orElseThrow();
            assertThat(analysis.getDescription())
                    .contains("danhba.yaml", "dòng 1, agencies: Phải có một cơ quan loại OFFICE");
        });
        assertThat(store.all()).isEmpty();
    }

    @Test
    void when_those_who_mirror_it_fail_the_tables_stay_as_they_were() {
        assertThatThrownBy(() -> load(new ClassPathResource("directory/hatinh.yaml"), directory -> {
                    throw new IllegalStateException("no groups");
                }))
                .hasMessage("no groups");

        assertThat(store.all()).isEmpty();
    }

    @Test
    void asking_for_offices_again_and_again_reads_the_tables_once() {
        load(directory(agency("VPTU", Kind.OFFICE, null)));
        assertThat(store.find("VPTU")).isPresent();

        jdbc.sql("truncate agency cascade").update();

        assertThat(store.find("VPTU")).isPresent();
        assertThat(store.offices()).extracting(Agency::code).containsExactly("VPTU");
    }

    @Test
    void what_another_node_has_loaded_is_seen_once_the_own_reading_is_old() {
        DirectoryStore forgetful = new DirectoryStore(jdbc, Duration.ZERO);
        assertThat(forgetful.all()).isEmpty();

        load(directory(agency("VPTU", Kind.OFFICE, null)));

        assertThat(forgetful.all()).hasSize(1);
    }

    @Test
    void what_was_read_during_a_load_that_failed_is_forgotten() {
        assertThatThrownBy(() -> load(new ClassPathResource("directory/hatinh.yaml"), directory -> {
                    assertThat(store.find("VPTU")).isPresent();
                    throw new IllegalStateException("no groups");
                }))
                .hasMessage("no groups");

        assertThat(store.find("VPTU")).isEmpty();
    }

    @Test
    void without_a_directory_there_is_no_office() {
        assertThat(store.offices()).isEmpty();
    }

    @Test
    void an_only_office_has_the_plain_names_and_each_further_one_its_code_whatever_the_order() {
        load(directory(agency("VPTU", Kind.OFFICE, null), agency("SYT", Kind.AGENCY, null)));
        assertThat(store.suffix("VPTU")).isEmpty();

        load(directory(
                agency("VPUBND", Kind.OFFICE, null),
                agency("SYT", Kind.OFFICE, null),
                agency("VPTU", Kind.OFFICE, null)));

        assertThat(store.offices()).extracting(Agency::code).containsExactly("VPUBND", "SYT", "VPTU");
        assertThat(store.suffix("VPTU")).isEmpty();
        assertThat(store.suffix("VPUBND")).isEqualTo("VPUBND");
        assertThat(store.suffix("SYT")).isEqualTo("SYT");
    }

    @Test
    void an_office_that_follows_another_does_not_take_over_its_names() {
        load(directory(agency("VPTU", Kind.OFFICE, null)));
        load(directory(agency("VANPHONG", Kind.OFFICE, null), agency("VPTU", Kind.AGENCY, null)));

        assertThat(store.suffix("VANPHONG")).isEqualTo("VANPHONG");
        assertThat(store.suffix("VPTU")).isEmpty();
    }

    private ApplicationContextRunner application(String... properties) {
        return new ApplicationContextRunner()
                .withUserConfiguration(DirectoryStore.class, DirectoryLoader.class)
                .withBean(JdbcClient.class, () -> jdbc)
                .withBean(JdbcTransactionManager.class, () -> new JdbcTransactionManager(database))
                .withPropertyValues(properties);
    }

    private void correct(String agency, String address, String email, String phone) {
        new TransactionTemplate(new JdbcTransactionManager(database))
                .executeWithoutResult(status ->
                        store.correct(agency, address, email, phone, Instant.parse("2022-01-17T09:00:00Z"), "vptu"));
    }

    private Agency add(String name, String shortName) {
        return add(new NewAgency(name, shortName, null, null, null, "vp@kiemlam.example", null));
    }

    private Agency add(NewAgency wanted) {
        return new TransactionTemplate(new JdbcTransactionManager(database))
                .execute(status ->
                        store.add(wanted, "VPTU", code -> true, Instant.parse("2022-01-17T09:00:00Z"), "vptu"));
    }

    private DirectoryStore.Loaded loaded(Directory directory) {
        return new TransactionTemplate(new JdbcTransactionManager(database)).execute(status -> store.load(directory));
    }

    private Set<String> load(Directory directory) {
        return new TransactionTemplate(new JdbcTransactionManager(database))
                .execute(status -> store.load(directory).changed());
    }

    private void load(Resource file, DirectoryListener listener) {
        StaticListableBeanFactory beans = new StaticListableBeanFactory();
        beans.addBean("listener", listener);
        new DirectoryLoader(
                        file,
                        store,
                        beans.getBeanProvider(DirectoryListener.class),
                        new JdbcTransactionManager(database))
                .afterSingletonsInstantiated();
    }

    private List<Map<String, Object>> rows() {
        return jdbc.sql("select *, xmin::text as written from agency order by code")
                .query()
                .listOfRows();
    }

    private static Resource file(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "danhba.yaml");
    }

    private static Directory directory(Agency... agencies) {
        return new Directory("Hà Tĩnh", List.of(agencies));
    }

    private static Agency agency(String code, Kind kind, String parent) {
        return new Agency(
                code,
                kind,
                "Cơ quan " + code,
                List.of(),
                parent,
                new Agency.Contact("Lãnh đạo", "ld@" + code + ".example", null),
                List.of(new Agency.Contact("Văn phòng", "vp@" + code + ".example", null)),
                List.of());
    }
}
