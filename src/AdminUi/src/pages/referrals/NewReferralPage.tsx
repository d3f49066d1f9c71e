import "./referrals.scss";

import { useForm } from "../../ui/form";
import { noValues } from "./referralForm";
import { ReferralForm } from "./ReferralForm";

export function Page() {
  return <ReferralForm form={useForm(noValues, "referral.new")} />;
}
