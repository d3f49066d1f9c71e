import { useEffect, useRef, type ReactNode } from "react";

/** What has just happened, or what has to be known first. It takes the focus when it says what has just happened. */
export function Notice(props: { title?: string; isSuccess?: boolean; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const { isSuccess } = props;
  useEffect(() => {
    if (isSuccess) {
      box.current?.focus();
    }
  }, [isSuccess]);
  const title = props.title ?? (isSuccess ? "Done" : "Important");
  return (
    <div
      ref={box}
      tabIndex={-1}
      className={`govuk-notification-banner${isSuccess ? " govuk-notification-banner--success" : ""}`}
      role={isSuccess ? "alert" : "region"}
      aria-label={title}
    >
      <div className="govuk-notification-banner__header">
        <h2 className="govuk-notification-banner__title">{title}</h2>
      </div>
      <div className="govuk-notification-banner__content govuk-body">{props.children}</div>
    </div>
  );
}

/** A warning that has to be read. */
export function Warning({ children }: { children: ReactNode }) {
  return (
    <div className="govuk-warning-text">
      <span className="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong className="govuk-warning-text__text">
        <span className="govuk-visually-hidden">Warning</span>
        {children}
      </strong>
    </div>
  );
}
