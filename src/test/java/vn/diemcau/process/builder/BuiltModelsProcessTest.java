package vn.diemcau.process.builder;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import vn.diemcau.DiemCauTest;
import vn.diemcau.process.model.ConferencePreparation;
import vn.diemcau.process.model.UnitPreparation;

/** The engine takes the models that the builder makes. */
@DiemCauTest
class BuiltModelsProcessTest {

    @Autowired
    RepositoryService repository;

    @ParameterizedTest
    @EnumSource(Plans.class)
    void the_engine_deploys_the_models_of_a_plan(Plans plan) {
        BuiltModels models = plan.models();
        DeploymentBuilder builder =
                repository.createDeployment().addString(ConferencePreparation.KEY + ".bpmn", models.conferenceXml());
        if (models.unitXml() != null) {
            builder.addString(UnitPreparation.KEY + ".bpmn", models.unitXml());
        }
        DeploymentWithDefinitions deployed = builder.deployWithResult();
        try {
            assertThat(deployed.getDeployedProcessDefinitions()).hasSize(models.unitXml() == null ? 1 : 2);
        } finally {
            // Others in this application start the newest version.
            repository.deleteDeployment(deployed.getId(), true);
        }
    }
}
