import { graphql, read, type FragmentType } from "../../api/generated";
import { Summary } from "../../ui/Summary";
import { writeDay, writeMoment } from "../../words/dates";

export const ReportFields = graphql(`
  fragment ProviderReport on ProviderReport {
    periodFrom
    periodTo
    attendancePercent
    progress
    concerns
    submittedBy
    submittedAt
  }
`);

/** A provider's written report. */
export function ReportText({ of }: { of: FragmentType<typeof ReportFields> }) {
  const report = read(ReportFields, of);
  return (
    <Summary
      rows={[
        { name: "Period", value: `${writeDay(report.periodFrom)} to ${writeDay(report.periodTo)}` },
        { name: "Attended", value: `${report.attendancePercent}% of the sessions offered` },
        { name: "Progress", value: <span className="app-prose">{report.progress}</span> },
        { name: "Worries", value: report.concerns ? <span className="app-prose">{report.concerns}</span> : "None" },
        { name: "Submitted", value: `${writeMoment(report.submittedAt)}, by ${report.submittedBy}` },
      ]}
    />
  );
}
