using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace AltProvision.Placements;

/// <summary>
/// Asks other modules as the product and not as the viewer. The registration threshold counts the children of every commissioner
/// (ENG-PRV-004), whom no single viewer may see: only counts and findings may come out of what is asked here.
/// </summary>
internal sealed class ProductQueries(IServiceScopeFactory scopes)
{
    public async Task<TAnswer> AskAsync<TAnswer>(IRequest<TAnswer> query, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ViewerContext>().Viewer = Viewer.System;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query, cancellationToken);
    }
}

/// <summary>The calendar by which the sessions of a child are counted: the home school's, else the authority's.</summary>
internal sealed class HomeCalendars(IMediator mediator)
{
    /// <returns>Null when there is none on file.</returns>
    public async Task<SchoolCalendar?> FindAsync(SchoolId? school, string laCode, CancellationToken cancellationToken)
    {
        if (school is { } id)
        {
            var calendars = await mediator.Send(new GetSchoolCalendars([id]), cancellationToken);
            return calendars.GetValueOrDefault(id);
        }

        return (await mediator.Send(new GetLaCalendars([laCode]), cancellationToken)).GetValueOrDefault(laCode);
    }

    /// <summary>Whether sessions are held on the day, as far as is known: a calendar that does not reach leaves the timetable to decide.</summary>
    public static bool IsSchoolDay(SchoolCalendar? calendar, DateOnly date)
    {
        try
        {
            return calendar?.IsSchoolDay(date) ?? true;
        }
        catch (CalendarRangeException)
        {
            return true;
        }
    }
}
