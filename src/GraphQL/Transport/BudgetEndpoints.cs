using System.Globalization;
using AltProvision.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.GraphQL.Transport;

/// <summary>Endpoints beside the graph that spend from the same budgets as operations.</summary>
public static class BudgetEndpoints
{
    /// <summary>
    /// Takes so many cost units of the caller's budget for each request, and one of the caller's places while it runs. Places of the host are for
    /// operations: a slow sender must not hold one.
    /// </summary>
    public static RouteHandlerBuilder WithCost(this RouteHandlerBuilder builder, int cost) =>
        builder.AddEndpointFilter(
            async (invocation, next) =>
            {
                var context = invocation.HttpContext;
                var budget = context.RequestServices.GetRequiredService<OperationBudget>();
                if (budget.Find(context, context.User) is not { } caller)
                {
                    return await next(invocation);
                }

                var (left, refusal) = caller.Spend(cost);
                caller.WriteTo(context.Response.Headers, left);
                if (refusal is not null)
                {
                    return Refuse(context, refusal);
                }

                using var place = await budget.AcquireAsync(caller.Places, context.RequestAborted);
                return place.IsAcquired ? await next(invocation) : Refuse(context, caller.RunsTooMuch());
            }
        );

    private static IResult Refuse(HttpContext context, Throttling refusal)
    {
        context.Response.Headers.RetryAfter = refusal.RetryAfter.ToString(CultureInfo.InvariantCulture);
        return Results.Json(
            new { errors = new[] { new { message = refusal.Error.Message, extensions = new { code = ErrorCodes.Throttled } } } },
            statusCode: StatusCodes.Status429TooManyRequests
        );
    }
}
